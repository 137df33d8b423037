"""Pictures, infographics and papers of the demo, drawn by the project's own code.

Nothing here runs in a request: ``load_demo`` draws once and stores the files.
"""

"""Pictures of the site for the eye: one of every page type, in two widths, light and dark."""

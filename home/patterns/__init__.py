"""The pattern page: every component and every block, in every state. Demo and tests only."""

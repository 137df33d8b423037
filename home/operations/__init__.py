"""Keeping the site running: server, task worker, one-minute timer, heartbeats and health."""

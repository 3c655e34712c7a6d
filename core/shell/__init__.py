"""The patterns from the shell: what a command line says, and how a run is printed."""

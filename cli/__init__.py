"""The command duongve, for officers, installers and scripts."""

"""Pages and API for the six roles, in Vietnamese and working without JavaScript."""

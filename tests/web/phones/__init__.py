"""The app on a group's phone, in a real Chromium with the network cut."""

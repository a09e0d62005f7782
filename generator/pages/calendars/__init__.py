"""Calendars to subscribe to: the dated obligations, reports and tasks of a body, a group or a guidance."""

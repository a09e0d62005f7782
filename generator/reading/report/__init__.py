"""Problems → text for people, JSON for programs."""

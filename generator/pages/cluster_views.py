"""What a cluster's page shows of its members together."""

from markupsafe import Markup

from generator.model.organisations import Cluster
from generator.pages.portal import Portal


def cluster_progress(portal: Portal, cluster: Cluster) -> Markup:
    """Matrix of members × titles, pooled charts, completeness."""
    return Markup()

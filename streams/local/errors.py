"""What goes wrong with the parts on this machine."""


class LocalStackError(Exception):
    """Kafka or Postgres cannot be started here; the message says why and what to do."""

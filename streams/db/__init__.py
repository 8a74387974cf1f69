"""PostgreSQL: the schema as plain SQL, writes by the sink, reads by the command line."""

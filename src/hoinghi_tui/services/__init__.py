"""Use cases: one method per thing a person does, and the only writer."""

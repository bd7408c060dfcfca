"""The checks of the service's page, one module for each thing that a user does there."""

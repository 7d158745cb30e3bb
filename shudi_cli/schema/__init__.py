"""JSON Schema verdicts as findings that a clerk understands, each with its place."""

from shudi_cli.schema.judge import judge as judge

"""`python -m shudi_cli`, for machines where the script folder is not on PATH."""

from shudi_cli.cli import run

if __name__ == "__main__":
    run()

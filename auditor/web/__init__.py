"""Web pages: a municipality's self-check, the experts' desk."""

from starlette.types import ASGIApp

from auditor.web.settings import Settings

__all__ = ["Settings", "create", "serve"]

# The application is imported when it is asked for: each check's own process comes through this door, too, and needs
# none of it.


def create(settings: Settings) -> ASGIApp:
    """The application. Its queue runs while it is served."""
    from auditor.web import app

    return app.create(settings)


def serve(settings: Settings) -> None:
    """Serves until it is told to stop."""
    from auditor.web import app

    app.serve(settings)

"""``quizapp serve``: the app on this computer."""

import click


@click.command("serve")
@click.option("--host", help="Address to listen on; only of this computer.")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port to listen on; 0: any free one.")
@click.option("--workers", type=click.IntRange(1, 64), help="Web processes.")
@click.option("--link", is_flag=True, help="Open pages only to who has the link that is printed.")
def command(host: str | None, port: int | None, workers: int | None, link: bool) -> None:
    """Serve the app until Ctrl-C."""
    from quizapp.serve import Wanted, serve

    serve(Wanted.of(host=host, port=port, workers=workers, link=link))

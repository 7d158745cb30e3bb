"""`--base auto`: what a change starts from, told by the CI it runs in.

GitHub describes the event in the file GITHUB_EVENT_PATH (docs.github.com, “Webhook events and
payloads”), GitLab in CI_* variables (docs.gitlab.com, “Predefined CI/CD variables reference”).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from shudi_cli.errors import NotReadable, WrongCall
from shudi_cli.process import git_root, head, resolve

AUTO = "auto"
_NONE = "0" * 40
"""How both servers write “there was no commit before”."""


def against(root: Path, base: str) -> str | None:
    """The revision to compare with; None where nothing came before, or nothing was changed.

    On a merge request its target; on a push to the default branch the commit before, to another
    branch the default branch; without CI the last commit. Raises `NotReadable` in a CI that does
    not tell.
    """
    if base != AUTO:
        return base
    if path := os.environ.get("GITHUB_EVENT_PATH"):
        return _github(root, path)
    if os.environ.get("GITLAB_CI"):
        return _gitlab(root)
    if os.environ.get("CI"):
        raise NotReadable(
            "--base auto 认不出这个 CI，不知道改动从哪里开始。",
            "写明合并的目标，如 --base origin/main。",
        )
    return "HEAD" if git_root(root) is None else head(root)


def _github(root: Path, path: str) -> str | None:
    try:
        event = json.loads(Path(path).read_bytes())
    except (OSError, ValueError):
        event = None
    if not isinstance(event, dict):
        raise NotReadable("读不出 GitHub 的事件文件（GITHUB_EVENT_PATH）。", "写明 --base 版本。")
    merged = _text(event, "pull_request", "base", "sha") or _text(event, "merge_group", "base_sha")
    if not merged and ("pull_request" in event or "merge_group" in event):
        raise NotReadable(
            "GitHub 的事件文件没有写合并到哪个提交。", "写明 --base 版本，如 origin/main。"
        )
    before, after = _text(event, "before"), _text(event, "ref").removeprefix("refs/heads/")
    return merged or _pushed(root, before, after, _text(event, "repository", "default_branch"))


def _gitlab(root: Path) -> str | None:
    told = os.environ.get
    return told("CI_MERGE_REQUEST_DIFF_BASE_SHA") or _pushed(
        root,
        told("CI_COMMIT_BEFORE_SHA", ""),
        told("CI_COMMIT_BRANCH", ""),
        told("CI_DEFAULT_BRANCH", ""),
    )


def _pushed(root: Path, before: str, branch: str, default: str) -> str | None:
    """A branch is judged whole; the default branch from where it stood, if that is still known."""
    if default and branch and branch != default:
        return f"origin/{default}"
    if not before or before == _NONE:
        return None
    try:
        return resolve(root, before)
    except WrongCall:
        raise NotReadable(
            f"推送之前的提交 {before[:10]} 不在这里，没有东西可以比较。",
            "浅克隆的，把 fetch-depth（GitLab 是 GIT_DEPTH）设为 0；强制推送改写了历史的，写明 --base 版本。",
        ) from None


def _text(event: Any, *keys: str) -> str:
    """The text at the end of these keys; empty where there is none."""
    for key in keys:
        event = event.get(key) if isinstance(event, dict) else None
    return event if isinstance(event, str) else ""

"""Marks the wheel: for every Python 3, and for one system, because it holds a library."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NativeWheel(BuildHookInterface):
    """Refuses to make a wheel without the library, which Tools/make-wheel builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        native = Path(self.root) / "src" / "filmpalette" / "native"
        if not list(native.glob("libfilmpalette.*")):
            raise RuntimeError(
                "libfilmpalette is not built. Install Swift and run Tools/make-wheel in the "
                "project's repository, or install the wheel instead of the source"
            )
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"

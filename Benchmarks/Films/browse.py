"""browse.py BROWSER REPORT: opens a report in headless Chromium, scrolls it, and prints JSON.

The browser's tasks of 50 ms or more on the page's thread, on loading and on scrolling; the time of the
processor that tasks on loading took, which says more on a busy machine; when the first content was
painted; and the times between frames on scrolling. Times are milliseconds.
"""
import json
import os
import pathlib
import sys

from playwright.sync_api import sync_playwright

SIZE = {"width": 1280, "height": 800}
# A turn of the wheel, and the time between turns: a reader in a hurry.
WHEEL, PAUSE, TURNS = 400, 50, 120
# W3C, Long Tasks API: tasks of 50 ms or more. The observer is there before the page.
OBSERVE = """
window.tasks = [];
new PerformanceObserver(list => window.tasks.push(
  ...list.getEntries().map(task => ({ start: task.startTime, length: task.duration }))
)).observe({ type: "longtask", buffered: true });
"""
FRAMES = """
window.frames_ = [];
let last = performance.now();
const next = now => { window.frames_.push(now - last); last = now; requestAnimationFrame(next); };
requestAnimationFrame(next);
"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def loaded(page, report):
    """Tasks until the page is at rest, and when it was painted."""
    page.goto(report.resolve().as_uri(), wait_until="load")
    page.wait_for_timeout(2000)
    return {
        "paint": page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
        "loaded": page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"),
        "tasks": [task["length"] for task in page.evaluate("tasks.splice(0)")],
        "elements": page.evaluate("document.querySelectorAll('*').length"),
        "height": page.evaluate("document.documentElement.scrollHeight"),
    }


def processor(chromium, report):
    """The processor time of tasks on loading, 10 ms or more, the longest first."""
    page = chromium.new_page(viewport=SIZE)
    chromium.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])
    page.goto(report.resolve().as_uri(), wait_until="load")
    page.wait_for_timeout(2000)
    events = json.loads(chromium.stop_tracing())["traceEvents"]
    page.close()
    threads = {(event["pid"], event["tid"]) for event in events
               if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"}
    times = [event.get("tdur", 0) / 1000 for event in events
             if event["name"] == "RunTask" and (event["pid"], event["tid"]) in threads]
    return sorted((time for time in times if time >= 10), reverse=True)


def scrolled(page, section):
    """Tasks, and times between frames, while the wheel turns from a section on."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", section)
    page.wait_for_timeout(1000)
    page.evaluate("tasks.splice(0)")
    page.evaluate(FRAMES)
    page.mouse.move(SIZE["width"] / 2, SIZE["height"] / 2)
    for _ in range(TURNS):
        page.mouse.wheel(0, WHEEL)
        page.wait_for_timeout(PAUSE)
    frames = sorted(page.evaluate("frames_"))
    return {
        "tasks": [task["length"] for task in page.evaluate("tasks.splice(0)")],
        "frames": len(frames), "median": frames[len(frames) // 2],
        "p95": frames[len(frames) * 95 // 100], "most": frames[-1],
    }


def main(browser, report):
    with sync_playwright() as playwright:
        # Without its sandbox only where it cannot have one: as root, in a container.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
        page = chromium.new_page(viewport=SIZE)
        page.set_default_timeout(120_000)
        page.add_init_script(OBSERVE)
        told = {"version": chromium.version, "size": report.stat().st_size}
        told["load"] = loaded(page, report)
        told["processor"] = [processor(chromium, report) for _ in range(3)]
        told["scroll"] = scrolled(page, "scenes" if page.locator("#scenes").count() else "shots")
        page.evaluate(OPEN_ALL)
        page.wait_for_timeout(2000)
        told["open"] = [task["length"] for task in page.evaluate("tasks.splice(0)")]
        told["scroll open"] = scrolled(page, "scenes" if page.locator("#scenes").count() else "shots")
        chromium.close()
    print(json.dumps(told))


main(sys.argv[1], pathlib.Path(sys.argv[2]))

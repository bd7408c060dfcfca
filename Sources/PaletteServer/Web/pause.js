// Waits some milliseconds, unless it is aborted.
export const pause = (time, signal) => new Promise((done, failed) => {
  const timer = setTimeout(done, time);
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    failed(signal.reason);
  });
});

// Waits some milliseconds, unless what waits is no longer wanted.
export const pause = (time, signal) => new Promise((done, failed) => {
  const timer = setTimeout(done, time);
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    failed(signal.reason);
  });
});

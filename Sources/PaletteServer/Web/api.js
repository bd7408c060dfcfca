// The requests to the service. Each takes a signal that aborts it when it is no longer needed.
import { pause } from "./pause.js";

// The service's description of an error.
const complaint = async answer => {
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.includes("json")) {
    const problem = await answer.json().catch(() => ({}));
    if (problem.detail || problem.title) return problem.detail || problem.title;
  }
  return `the service answered ${answer.status}`;
};

// The seconds after which a busy service may be asked again, if they are few.
const wait = answer => {
  const seconds = Number(answer.headers.get("Retry-After"));
  return [429, 503].includes(answer.status) && seconds > 0 && seconds <= 10 ? seconds : null;
};

const fetched = async (address, request, tries = 3) => {
  let answer;
  try {
    answer = await fetch(address, request);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The service cannot be reached.");
  }
  if (answer.ok) return answer;
  if (wait(answer) && tries > 1) {
    await pause(1000 * wait(answer), request.signal);
    return fetched(address, request, tries - 1);
  }
  throw Object.assign(new Error(await complaint(answer)), { status: answer.status });
};

export const options = async () => (await fetched("/v1/options", {})).json();

// The bytes of a sample or a still.
export const bytes = async (address, signal) => (await fetched(address, { signal })).blob();

// A still has `bytes`, or a `url` that the service fetches.
const ask = (still, query, signal) => {
  const search = new URLSearchParams(query);
  if (still.url) {
    search.set("url", still.url);
    return fetched(`/v1/palette?${search}`, { signal });
  }
  // Files that are made of a palette have the still's own name in them.
  search.set("name", still.name);
  const headers = { "Content-Type": still.bytes.type || "application/octet-stream" };
  return fetched(`/v1/palette?${search}`, { method: "POST", body: still.bytes, headers, signal });
};

// The palette as JSON; `view` lists additions to draw: labels, cloud, preview.
export const palette = async (still, options, view, signal) => {
  const query = view.length ? { ...options, with: view.join() } : options;
  return (await ask(still, query, signal)).json();
};

// The palette as a file.
export const file = async (still, options, format, signal) =>
  (await ask(still, { ...options, format }, signal)).blob();

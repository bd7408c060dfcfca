// What the page shows, as the fragment of its address, so that a link leads back to it.
//
// The fragment, not the query: `/?url=` already answers with clusters, and what stands
// behind # is not sent and so in no log.

const own = ["url", "sample", "tab", "vision"];

// `{url, sample, tab, vision, options}`; only options the service knows.
export const read = (fragment, known) => {
  const state = { options: {} };
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (own.includes(name)) state[name] = value;
    else if (known.includes(name)) state.options[name] = value;
  }
  return state;
};

// Only what differs from the start is written, so that links stay short.
export const write = ({ options, ...state }) => {
  const search = new URLSearchParams();
  for (const name of own) if (state[name]) search.set(name, state[name]);
  for (const [name, value] of Object.entries(options)) search.set(name, value);
  const text = search.toString().replaceAll("%2C", ",");
  return text && `#${text}`;
};

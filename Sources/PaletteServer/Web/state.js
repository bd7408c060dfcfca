// The page's state in the fragment of its URL, so that a link restores it.
//
// It is not in the query, because `/?url=` already answers with clusters. Also, browsers do not
// send the text after # to the server, so no log contains it.

const own = ["url", "sample", "colors", "tab", "vision"];

// Returns `{url, sample, colors, tab, vision, options}`, with only those options that the service knows.
export const read = (fragment, known) => {
  const state = { options: {} };
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (own.includes(name)) state[name] = value;
    else if (known.includes(name)) state.options[name] = value;
  }
  return state;
};

// Commas and places of locks need no escapes in a fragment.
export const readable = text => text.replaceAll("%2C", ",").replaceAll("%40", "@");

// Writes only what differs from the initial state, so that links stay short.
export const write = ({ options, ...state }) => {
  const search = new URLSearchParams();
  for (const name of own) if (state[name]) search.set(name, state[name]);
  for (const [name, value] of Object.entries(options)) search.set(name, value);
  const text = readable(search.toString());
  return text && `#${text}`;
};

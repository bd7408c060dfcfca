// What is said of a file that gives no palette: its name, the reason, and what to do next.

const films = /\.(mp4|m4v|mov|mkv|webm|avi|mxf|mpe?g|ts|m2ts)$/i;
const steps = {
  413: "Save it smaller, or raise the service’s --max-body.",
  415: "Save it as JPEG, PNG, TIFF, WebP, AVIF, HEIC or JPEG XL, and open that.",
  422: "Widen the options under More, or try another picture.",
  429: "Wait a moment, and try again.",
  503: "Wait a moment, and try again.",
};

export const isFilm = file => file.type?.startsWith("video/") || films.test(file.name);

// A film cannot be read here, but the command reads it.
export const filmRefusal = name => new Error(
  `${name} is a film, and this page reads stills. Run “filmpalette film ${name} -o report/” for its shots and palettes, or open a still of it.`);

export const sizeRefusal = (name, limit) => new Error(
  `${name} is larger than the ${Math.floor(limit / 2 ** 20)} MiB that this service accepts. Save it smaller, and open that.`);

// An error of the service with the file's name before it and the next step after it.
export const explained = (error, name) => {
  if (!error.status) return error;
  const text = error.message.replace(/\.$/, "");
  const joint = /^(is|has|cannot|ends|declares|needs)\b/.test(text) ? " " : ": ";
  const step = /damaged|cannot be read/.test(text) ? "Save it again from the program that made it." : steps[error.status];
  return Object.assign(new Error([`${name}${joint}${text}.`, step].filter(Boolean).join(" ")), { status: error.status });
};

// Locked colors, as the option `lock` writes them: HEX or HEX@X,Y, separated by commas. X and Y are
// the place where a color was picked, as fractions of the frame.

// Six digits for three.
export const sixDigits = digits => digits.length === 3 ? [...digits].map(digit => digit + digit).join("") : digits;

export const readLocks = (text = "") => {
  const words = text.split(",").filter(Boolean), locks = [];
  while (words.length) {
    const [digits, x] = words.shift().split("@");
    const lock = { hex: `#${sixDigits(digits.replace("#", "").toLowerCase())}` };
    if (x !== undefined) lock.place = { x: Number(x), y: Number(words.shift()) };
    locks.push(lock);
  }
  return locks;
};

// Five decimals tell the pixels of a picture of 50,000 apart.
const fraction = value => String(+value.toFixed(5));

const writeLocks = locks => locks.map(({ hex, place }) =>
  hex.slice(1) + (place ? `@${fraction(place.x)},${fraction(place.y)}` : "")).join();

// A color of the palette as a lock. It keeps the place that an earlier lock gave it.
const lockOf = (color, locks) =>
  locks.find(lock => lock.hex === color.hex) ?? { hex: color.hex, place: color.position };

// Changes of a palette by hand, each as values of options.
//
// An option keeps the colors that someone chose, so that the command and the service make the same
// palette from the same options.

export const lock = (locks, color, on) =>
  ({ lock: writeLocks([...locks.filter(lock => lock.hex !== color.hex), ...on ? [lockOf(color, locks)] : []]) });

// The color at `place` takes the place of the swatch that was picked with that marker before.
export const pick = (locks, color, hex, place) => {
  const others = locks.filter(lock => lock.hex !== hex && lock.hex !== color.hex);
  const at = locks.findIndex(lock => lock.hex === color.hex);
  others.splice(at < 0 ? others.length : at, 0, { hex, place });
  return { lock: writeLocks(others) };
};

// All colors as they are, in their order.
export const keep = (colors, locks) =>
  ({ lock: writeLocks(colors.map(color => lockOf(color, locks))), count: String(colors.length) });

export const move = (colors, locks, from, to) => {
  const order = [...colors];
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...keep(order, locks), sort: "given" };
};

export const remove = (colors, locks, index) => keep(colors.filter((_, at) => at !== index), locks);

// A smaller count lets go of the locks that were set last.
export const fit = (locks, count) =>
  count !== "auto" && locks.length > Number(count) ? { lock: writeLocks(locks.slice(0, Number(count))) } : {};

export const add = (colors, locks, hex, place) => ({
  lock: writeLocks([...locks.filter(lock => lock.hex !== hex), { hex, place }]),
  count: String(Math.min(64, colors.length + (colors.some(color => color.hex === hex) ? 0 : 1))),
});

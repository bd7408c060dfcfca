// The curve of sRGB (IEC 61966-2-1), between bytes and linear light of 0…1.

export const linear = byte => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

// The nearest byte, clipped.
export const byte = light => {
  const value = Math.min(1, Math.max(0, light));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
};

// Bytes that travel as base64 text.

export const unpack = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

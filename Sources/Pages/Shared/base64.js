// Decodes base64 text to bytes.

export const unpack = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

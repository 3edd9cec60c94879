/** Largest document that opens, in bytes. */
export const largestDocument = 5 * 1024 * 1024;
export const tooLarge = 'This is over 5 MB. User-data of EC2 holds 16 KB.';

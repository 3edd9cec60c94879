import { LARGEST_DOCUMENT } from '../cloud-config/read.ts';

/** Largest document that opens, in bytes. */
export const largestDocument = LARGEST_DOCUMENT;
export const tooLarge = 'This is over 5 MB. User-data of EC2 holds 16 KB.';

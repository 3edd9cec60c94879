export type PictureTheme = 'light' | 'dark';

/** The colours of a picture, under the names they have in the app's `tokens.css`, of which these are the values. */
export interface PictureColours {
  /** The ground, quiet cards, cards, chips. */
  readonly s0: string;
  readonly s1: string;
  readonly s2: string;
  readonly s3: string;
  readonly line: string;
  readonly line2: string;
  readonly t1: string;
  readonly t2: string;
  readonly t3: string;
  readonly 'k-container': string;
  readonly 'k-service': string;
  readonly 'k-file': string;
  readonly 'k-stock': string;
  readonly warn: string;
  readonly err: string;
}

/** A picture must stand on its own, so it cannot ask the page for them; a test holds the two equal. */
export const pictureColours: Readonly<Record<PictureTheme, PictureColours>> = {
  light: {
    s0: '#f4f5f4',
    s1: '#fbfbfa',
    s2: '#ffffff',
    s3: '#eef0ee',
    line: '#dfe2df',
    line2: '#c9cec9',
    t1: '#161a18',
    t2: '#4e5752',
    t3: '#616a65',
    'k-container': '#0f6b5c',
    'k-service': '#5a55c2',
    'k-file': '#8a5e08',
    'k-stock': '#616a65',
    warn: '#8a5d00',
    err: '#b92f26',
  },
  dark: {
    s0: '#0e1211',
    s1: '#131817',
    s2: '#1a201f',
    s3: '#222a28',
    line: '#2a3330',
    line2: '#3b4743',
    t1: '#e8edea',
    t2: '#a9b4af',
    t3: '#919c96',
    'k-container': '#4cc4a9',
    'k-service': '#a5a1f5',
    'k-file': '#dcaa4a',
    'k-stock': '#919c96',
    warn: '#e2b04a',
    err: '#f2857c',
  },
};

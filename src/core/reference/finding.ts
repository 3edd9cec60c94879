export interface Finding {
  /** 1-based; 0 where the validator cannot tell. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export type Report = (line: number, severity: Finding['severity'], message: string) => void;

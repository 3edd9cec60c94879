/** So many events in an interval, counted from the first of them (ratelimit.c of 252). */
export class RateLimit {
  private begin: number | null = null;
  private count = 0;

  constructor(
    private readonly interval: number,
    private readonly burst: number,
  ) {}

  /** Counts an event; false when it is one too many. */
  allows(now: number): boolean {
    if (this.interval <= 0 || this.burst <= 0) return true;
    if (this.begin === null || now - this.begin > this.interval) {
      this.begin = now;
      this.count = 0;
    }
    if (this.count >= this.burst) return false;
    this.count++;
    return true;
  }

  reset(): void {
    this.begin = null;
    this.count = 0;
  }
}

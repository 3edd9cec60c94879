/** A design held by this tab, or waited for. */
export interface DesignHold {
  /** False while another tab has it. */
  readonly held: boolean;
  /** Lets go, or stops waiting. */
  release(): void;
}

export interface DesignLocks {
  /** Holds a design for this tab. Where another tab has it, `onHeld` is called once that one has let go. */
  hold(designId: string, onHeld: () => void): Promise<DesignHold>;
}

/**
 * Locks between the tabs of one browser (Web Locks). A page that goes away lets go of its own. Where the
 * browser has none (a page served by plain http), every tab holds what it asks for.
 */
export function createDesignLocks(
  locks: Pick<LockManager, 'request'> | null | undefined = globalThis.navigator?.locks,
): DesignLocks {
  return {
    async hold(designId, onHeld) {
      if (!locks) return { held: true, release: () => {} };
      const name = `slipway:design:${designId}`;
      const atOnce = await new Promise<(() => void) | null>((resolve, reject) => {
        locks
          .request(name, { mode: 'exclusive', ifAvailable: true }, (lock) => {
            if (!lock) return resolve(null);
            return new Promise<void>((letGo) => resolve(letGo));
          })
          .catch(reject);
      });
      if (atOnce) return { held: true, release: atOnce };

      const waiting = new AbortController();
      let held = false;
      let release = () => waiting.abort();
      locks
        .request(name, { mode: 'exclusive', signal: waiting.signal }, () => {
          return new Promise<void>((letGo) => {
            held = true;
            release = letGo;
            onHeld();
          });
        })
        // Aborted: nobody waits any more.
        .catch(() => {});
      return {
        get held() {
          return held;
        },
        release: () => release(),
      };
    },
  };
}

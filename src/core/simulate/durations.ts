/**
 * How long things take, in milliseconds. None of it can be known from a document, so all of it can be changed; the
 * standard is a small instance with a fast network.
 */
export interface Durations {
  /** From the fork of a process to its first instruction. */
  readonly exec: number;
  /** A program of which nothing more is known, run as a step. */
  readonly command: number;
  /** A daemon of which nothing more is known, until READY=1 or its name on the bus. */
  readonly daemonReady: number;
  /** From `docker run` to a running container. */
  readonly containerStart: number;
  /** From a running container to one that answers, unless `readyAfter` says otherwise. */
  readonly containerReady: number;
  /** By container name. */
  readonly readyAfter: Readonly<Record<string, number>>;
  /** An image, by reference: its size in MB. */
  readonly imageSize: Readonly<Record<string, number>>;
  readonly standardImageSize: number;
  /** MB a second over the network, and from a tar file. */
  readonly pullSpeed: number;
  readonly loadSpeed: number;
  /** Asking the registry, whatever the size. */
  readonly pullLatency: number;
  /** A download by curl or its like. */
  readonly download: number;
  /** Until the network is configured (network-online.target). */
  readonly network: number;
  /** Until journald is up: what every service waits for. */
  readonly journal: number;
  /** coreos-cloudinit itself, before its first command. */
  readonly cloudInit: number;
}

export const STANDARD_DURATIONS: Durations = {
  exec: 1,
  command: 100,
  daemonReady: 200,
  containerStart: 400,
  containerReady: 2000,
  readyAfter: {},
  imageSize: {},
  standardImageSize: 200,
  pullSpeed: 20,
  loadSpeed: 80,
  pullLatency: 500,
  download: 3000,
  network: 1500,
  journal: 40,
  cloudInit: 30,
};

/** As in the rig that recorded boots of the real systemd: a stand-in for docker, no network. */
export const RIG_DURATIONS: Durations = {
  ...STANDARD_DURATIONS,
  containerStart: 100,
  containerReady: 0,
  network: 300,
};

export function pullTime(image: string, durations: Durations): number {
  return durations.pullLatency + (sizeOf(image, durations) / durations.pullSpeed) * 1000;
}

export function loadTime(image: string, durations: Durations): number {
  return (sizeOf(image, durations) / durations.loadSpeed) * 1000;
}

function sizeOf(image: string, { imageSize, standardImageSize }: Durations): number {
  return imageSize[image] ?? standardImageSize;
}

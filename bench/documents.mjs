// @ts-check

/**
 * A cloud-config of `units` containers of about 640 bytes each, in stacks of 25 in which each links to one or two
 * before it, behind a unit that stands alone. Another `seed` gives another text of the same size and shape.
 *
 * @param {number} units
 * @param {number} [seed]
 * @returns {string}
 */
export function benchDocument(units, seed = 0) {
  const random = generator(seed + 1);
  const tag = 1000 + Math.floor(random() * 9000);
  let text = '#cloud-config\ncoreos:\n  units:\n';
  text += unit('alone.service', [
    '[Unit]',
    `Description=Stands alone ${tag}`,
    '',
    '[Service]',
    'Type=oneshot',
    'ExecStart=/usr/bin/true',
  ]);
  const shape = generator(1);
  for (let i = 0; i < units - 1; i++) {
    const place = i % 25;
    const providers = new Set();
    if (place > 0) providers.add(i - place + Math.floor(place / 2));
    if (place > 2 && shape() < 0.5) providers.add(i - place + Math.floor(shape() * place));
    text += unit(`${name(i)}.service`, container(i, [...providers].map(name), tag));
  }
  return text;
}

/** @param {number} i */
function name(i) {
  return `app-${String(i).padStart(4, '0')}`;
}

/**
 * @param {number} i
 * @param {string[]} providers
 * @param {number} tag
 */
function container(i, providers, tag) {
  const links = providers.map((provider) => `--link ${provider} `).join('');
  return [
    '[Unit]',
    `Description=Run the ${name(i)} container of release ${tag}`,
    ...['docker', ...providers].map((provider) => `Requires=${provider}.service`),
    ...['docker', ...providers].map((provider) => `After=${provider}.service`),
    '',
    '[Service]',
    'Restart=always',
    'RestartSec=5',
    'SuccessExitStatus=143',
    `ExecStartPre=-/usr/bin/docker rm -f ${name(i)}`,
    `ExecStart=/usr/bin/docker run --rm --name ${name(i)} ${links}-e MODE=live registry.example.com/${name(i)}:1.${tag}`,
    `ExecStop=-/usr/bin/docker stop -t 2 ${name(i)}`,
  ];
}

/**
 * @param {string} unitName
 * @param {string[]} lines
 */
function unit(unitName, lines) {
  const content = lines.map((line) => (line ? `        ${line}\n` : '\n')).join('');
  return `    - name: ${unitName}\n      command: start\n      content: |\n${content}\n`;
}

/**
 * Numbers from 0 to 1 that are the same in every run (mulberry32).
 *
 * @param {number} seed
 */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

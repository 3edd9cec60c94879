import fc from 'fast-check';

/**
 * Properties run over the same cases every time, so that a red run means that the code has changed.
 * `FC_SEED=1 npm run unit` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_123) });

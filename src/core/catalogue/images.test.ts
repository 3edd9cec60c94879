import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { parseImageReference } from '../docker/image-reference.ts';
import { applyIntent } from '../edits/apply-intent.ts';
import { applyEdits } from '../text/text-edit.ts';
import { envFileOf, imageIntent, searchImages } from './catalogue-image.ts';
import { catalogueImages } from './images.ts';

describe.each(catalogueImages.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const before = analyze('#cloud-config\n');
  const result = applyIntent(before, imageIntent(row, row.id));
  if ('refused' in result) throw new Error(result.reason);
  const after = analyze(applyEdits(before.text, result.edits));
  const run = after.machine.units[0]?.container?.invocation.run;

  test('gives a unit with nothing to warn of', () => {
    const grave = diagnose(after).filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(grave.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });
  test('runs what the row says', () => {
    const values = (name: string) =>
      (run?.flags ?? []).filter((flag) => flag.name === name).map((flag) => flag.value);
    const named = (text: string) => text.replaceAll('{name}', row.id);
    expect(run?.errors).toEqual([]);
    expect(run?.image?.text).toBe(row.image);
    expect(values('publish')).toEqual(row.ports ?? []);
    expect(values('volume')).toEqual((row.volumes ?? []).map(named));
    expect(values('env')).toEqual((row.environment ?? []).map(named));
    expect(values('env-file')).toEqual(row.secrets ? [envFileOf(row.id)] : []);
    expect(run?.command).toEqual((row.command ?? []).map(named));
  });
  test('names a version, and no secret', () => {
    expect(parseImageReference(row.image)?.tag).toMatch(/\d/);
    expect(after.text).not.toMatch(/PASSWORD=/);
  });
});

test('ids, titles and images are each there once', () => {
  for (const key of ['id', 'title', 'image'] as const)
    expect(new Set(catalogueImages.map((row) => row[key])).size).toBe(catalogueImages.length);
  expect(catalogueImages.length).toBeGreaterThanOrEqual(40);
});

test('all of them fit into one machine', () => {
  let text = '#cloud-config\n';
  for (const row of catalogueImages) {
    const result = applyIntent(analyze(text), imageIntent(row, row.id));
    if ('refused' in result) throw new Error(result.reason);
    text = applyEdits(text, result.edits);
  }
  expect(analyze(text).machine.units.filter((unit) => unit.container)).toHaveLength(catalogueImages.length);
});

test('are found by name, image, group and purpose', () => {
  const ids = (query: string) => searchImages(catalogueImages, query).map((row) => row.id);
  expect(ids('postgres')[0]).toBe('postgres');
  expect(ids('POST').slice(0, 1)).toEqual(['postgres']);
  expect(ids('s3')).toEqual(['minio']);
  expect(ids('database graph')).toEqual(['neo4j']);
  expect(ids('nothing like it')).toEqual([]);
  expect(ids('')).toHaveLength(catalogueImages.length);
});

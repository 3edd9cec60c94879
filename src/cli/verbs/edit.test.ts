import { expect, test } from 'vitest';
import { shop, slipway } from '../fake-host.fixture.ts';

function edit(...intents: readonly string[]) {
  return slipway(['edit', 'shop.yml', '--intent', ...intents], { files: { 'shop.yml': shop } });
}

test('prints the document after the intents, in order', async () => {
  const { exit, stdout } = await edit(
    '{"do":"set-image","unit":"cache.service","image":"redis:8"}',
    '{"do":"set-image","unit":0,"image":"shop/web:3"}',
  );
  expect(exit).toBe(0);
  expect(stdout).toBe(shop.replace('redis:7', 'redis:8').replace('shop/web:2', 'shop/web:3'));
});

test('intents may come as one list, and the file behind them', async () => {
  const intents = '[{"do":"set-image","unit":0,"image":"a"},{"do":"set-image","unit":0,"image":"b"}]';
  const { stdout } = await slipway(['edit', '--intent', intents, '-'], { stdin: shop });
  expect(stdout).toBe(shop.replace('shop/web:2', 'b'));
});

test('one refused intent leaves the text as it is', async () => {
  const { exit, stdout, stderr } = await edit(
    '{"do":"set-image","unit":0,"image":"a"}',
    '{"do":"set-image","unit":"none.service","image":"a"}',
  );
  expect([exit, stdout, stderr]).toEqual([1, shop, 'shop.yml: There is no unit named none.service.\n']);
});

test('what is no intent is misuse', async () => {
  const check = async (intent: string, message: string) =>
    expect(await edit(intent)).toMatchObject({ exit: 2, stdout: '', stderr: `slipway edit: ${message}\n` });
  await check('{"do":', 'this intent is not JSON: {"do":');
  await check('3', 'an intent is an object with "do": 3');
  await check('{"do":"fly"}', 'there is no intent "fly"; see slipway edit --help');
  await check('{"do":"toString"}', 'there is no intent "toString"; see slipway edit --help');
  await check(
    '{"do":"set-image","unit":0}',
    'the intent "set-image" needs "image": {"do": "set-image", "unit": UNIT, "image": TEXT}',
  );
  await check('{"do":"set-image","unit":0.5,"image":"a"}', '"unit" of the intent "set-image" must be UNIT');
  await check('{"do":"sort","fast":true}', 'the intent "sort" has no field "fast"');
  expect(await slipway(['edit', 'shop.yml'])).toMatchObject({
    exit: 2,
    stderr: 'slipway edit: --intent is missing; see slipway edit --help\n',
  });
});

/** The design that shows what Slipway is for. A chunk of its own: most visits never ask for it. */
export async function example(): Promise<{ readonly name: string; readonly text: string }> {
  const { nineContainerExample } = await import('../../core/catalogue/example.ts');
  return nineContainerExample;
}

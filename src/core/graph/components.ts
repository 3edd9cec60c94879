/**
 * Strongly connected components of a graph of `size` nodes (Tarjan, without recursion), each in
 * ascending order; in the order of a component's first finished node: successors come first.
 */
export function stronglyConnected(size: number, successors: readonly (readonly number[])[]): number[][] {
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const components: number[][] = [];
  let counter = 0;

  const enter = (node: number) => {
    index[node] = low[node] = counter++;
    stack.push(node);
    onStack[node] = 1;
    return { node, next: 0 };
  };

  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    const path = [enter(root)];
    while (path.length > 0) {
      const frame = path[path.length - 1] as { node: number; next: number };
      const { node } = frame;
      const next = successors[node]?.[frame.next++];
      if (next === undefined) {
        path.pop();
        const parent = path[path.length - 1]?.node;
        if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
        if (low[node] === index[node]) components.push(popComponent(stack, onStack, node));
      } else if (index[next] === -1) {
        path.push(enter(next));
      } else if (onStack[next]) {
        low[node] = Math.min(low[node] as number, index[next] as number);
      }
    }
  }
  return components;
}

function popComponent(stack: number[], onStack: Uint8Array, root: number): number[] {
  const members: number[] = [];
  let member: number;
  do {
    member = stack.pop() as number;
    onStack[member] = 0;
    members.push(member);
  } while (member !== root);
  return members.sort((a, b) => a - b);
}

import { Handle, type NodeProps, Position, useStore } from '@xyflow/react';
import { Pin } from 'lucide-react';
import { type CSSProperties, memo, type ReactNode } from 'react';
import type { CanvasNode } from '../../core/views/canvas-view.ts';
import { KindIcon, kindColour } from '../shell/kind-icon.tsx';
import { findingsText, SeverityIcon } from '../shell/severity-icon.tsx';
import styles from './cards.module.css';
import type { FlowNode } from './flow-elements.ts';
import { Title } from './title.tsx';
import { FAR } from './unit-edge.tsx';

/** The id of a card's element, for `aria-activedescendant`. */
export function cardElementId(id: string): string {
  return `canvas-card-${id}`;
}

/**
 * How much a card says, by the zoom: everything; name and image in larger letters; the name alone. What is said can
 * be read at every step.
 */
type Detail = 'near' | 'middle' | 'far';

function useDetail(): Detail {
  return useStore(({ transform: [, , zoom] }) => (zoom < FAR ? 'far' : zoom < 0.75 ? 'middle' : 'near'));
}

/** A container, a service, or a group of them. */
const UnitCard = memo(function UnitCard({ data: { node, pinned }, isConnectable }: NodeProps<FlowNode>) {
  const detail = useDetail();
  const subtitle = detail === 'middle' ? node.subtitle?.brief : node.subtitle;
  const chips = detail === 'middle' ? node.briefChips : node.chips;
  return (
    <Card
      node={node}
      pinned={pinned}
      detail={detail}
      look={node.kind === 'group' ? styles.group : ''}
      connectable={isConnectable}
    >
      <div className={styles.head}>
        <KindIcon icon={node.icon} size={iconSizes[detail]} />
        <Title node={node} {...titleRoom(node, detail)} />
        <Badge node={node} detail={detail} />
        {detail === 'near' && node.wave > 0 && (
          <span className={styles.wave} title={`Starts in wave ${node.wave}`}>
            {node.wave}
          </span>
        )}
      </div>
      {detail !== 'far' && subtitle && (
        <div className={styles.subtitle} title={node.subtitle?.full}>
          {subtitle.lead}
          <em>{subtitle.tail}</em>
        </div>
      )}
      {detail !== 'far' && chips.length > 0 && (
        <div className={styles.chips}>
          {chips.map((chip, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: chips may be alike and never move
            <span key={i} className={styles.chip}>
              {chip}
            </span>
          ))}
        </div>
      )}
    </Card>
  );
});

/** A unit that is not written here. */
const StockCard = memo(function StockCard({ data: { node, pinned }, isConnectable }: NodeProps<FlowNode>) {
  const detail = useDetail();
  return (
    <Card node={node} pinned={pinned} detail={detail} look={styles.stock} connectable={isConnectable}>
      <KindIcon icon="stock" size={13} />
      <Title node={node} room={22} />
      <Badge node={node} detail={detail} />
      {detail === 'near' &&
        node.chips.map((chip) => (
          <span key={chip} className={styles.command}>
            {chip}
          </span>
        ))}
    </Card>
  );
});

/** A file of `write_files`. */
const FileCard = memo(function FileCard({ data: { node, pinned } }: NodeProps<FlowNode>) {
  const detail = useDetail();
  return (
    <Card node={node} pinned={pinned} detail={detail} look={styles.file} connectable={false}>
      <div className={styles.head}>
        <KindIcon icon="file" size={detail === 'near' ? 14 : 18} />
        {detail === 'far' ? (
          <Title node={node} room={9} lines={2} />
        ) : (
          <Title node={node} room={detail === 'near' ? 14 : 11} />
        )}
        <Badge node={node} detail={detail} />
      </div>
      {detail === 'near' && node.subtitle && (
        <div className={styles.subtitle} title={node.subtitle.full}>
          {node.subtitle.lead}
        </div>
      )}
    </Card>
  );
});

/** The worst that was found and how many there are; on the corner of a card that is far away. */
function Badge({ node, detail }: { readonly node: CanvasNode; readonly detail: Detail }) {
  if (!node.severity) return null;
  return (
    <span
      className={detail === 'far' ? styles.farBadge : styles.badge}
      title={findingsText(node.findings, node.severity)}
    >
      <SeverityIcon severity={node.severity} size={badgeSizes[detail]} />
      {detail === 'near' && node.findings > 1 && node.findings}
    </span>
  );
}

const badgeSizes: Record<Detail, number> = { near: 13, middle: 18, far: 24 };

export const cardTypes = {
  container: UnitCard,
  service: UnitCard,
  stock: StockCard,
  file: FileCard,
  group: UnitCard,
};

function Card({
  node,
  pinned,
  detail,
  look = '',
  connectable,
  children,
}: {
  readonly node: CanvasNode;
  readonly pinned: boolean;
  readonly detail: Detail;
  readonly look?: string | undefined;
  readonly connectable: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        id={cardElementId(node.id)}
        role="group"
        aria-label={`${describe(node)}${pinned ? ', pinned' : ''}`}
        className={`${styles.card} ${look} ${styles[detail] ?? ''}`}
        style={{ '--kind': kindColour(node.icon) } as CSSProperties}
        data-card={node.id}
      >
        {children}
        {pinned && detail !== 'far' && (
          <span className={styles.pin} title="Pinned here. P lets the layout place it again.">
            <Pin size={11} strokeWidth={2} aria-hidden />
          </span>
        )}
      </div>
      <Handle
        type="target"
        position={Position.Left}
        className={styles.handle}
        isConnectable={connectable}
        title={connectable ? `Drag to what ${node.title} needs` : undefined}
      />
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
        isConnectable={connectable}
        title={connectable ? `Drag to what needs ${node.title}` : undefined}
      />
    </>
  );
}

const iconSizes: Record<Detail, number> = { near: 15, middle: 20, far: 22 };

/** How many letters of its name a card shows in a line, and in how many. Goes with the sizes in the style sheet. */
function titleRoom({ severity, height }: CanvasNode, detail: Detail): { room: number; lines: 1 | 2 } {
  if (detail === 'far') return { room: 10, lines: height >= 60 ? 2 : 1 };
  if (detail === 'middle') return { room: severity ? 11 : 13, lines: 1 };
  return { room: severity ? 13 : 16, lines: 1 };
}

/** What is read out for a card. */
function describe(node: CanvasNode): string {
  const kind = node.kind === 'stock' ? 'stock unit' : node.icon;
  return [
    node.title,
    kind,
    node.subtitle?.full,
    node.chips.join(' '),
    node.wave > 0 ? `wave ${node.wave}` : '',
    node.severity ? findingsText(node.findings, node.severity) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

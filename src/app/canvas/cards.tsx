import { Handle, type NodeProps, Position, useStore } from '@xyflow/react';
import { type CSSProperties, memo, type ReactNode } from 'react';
import type { CanvasNode } from '../../core/views/canvas-view.ts';
import { KindIcon, kindColour } from '../shell/kind-icon.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import styles from './cards.module.css';
import type { FlowNode } from './flow-elements.ts';
import { Title } from './title.tsx';

/** Below this zoom a card is a box with its name. */
const FAR = 0.45;
const FAR_ROOM = 12;

/** The id of a card's element, for `aria-activedescendant`. */
export function cardElementId(id: string): string {
  return `canvas-card-${id}`;
}

function useIsFar(): boolean {
  return useStore((state) => state.transform[2] < FAR);
}

/** A container or a service. */
const UnitCard = memo(function UnitCard({ data: { node }, isConnectable }: NodeProps<FlowNode>) {
  const far = useIsFar();
  return (
    <Card node={node} look={far ? styles.far : undefined} connectable={isConnectable}>
      <div className={styles.head}>
        <KindIcon icon={node.icon} size={far ? 26 : 15} />
        <Title node={node} room={far ? FAR_ROOM : titleRoom(node)} />
        {!far && node.severity && (
          <span className={styles.badge} title={findingsText(node)}>
            <SeverityIcon severity={node.severity} size={13} />
            {node.findings > 1 && node.findings}
          </span>
        )}
        {!far && node.wave > 0 && (
          <span className={styles.wave} title={`Starts in wave ${node.wave}`}>
            {node.wave}
          </span>
        )}
      </div>
      {!far && node.subtitle && (
        <div className={styles.subtitle} title={node.subtitle.full}>
          {node.subtitle.lead}
          <em>{node.subtitle.tail}</em>
        </div>
      )}
      {!far && node.chips.length > 0 && (
        <div className={styles.chips}>
          {node.chips.map((chip, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: chips may be alike and never move
            <span key={i} className={styles.chip}>
              {chip}
            </span>
          ))}
        </div>
      )}
      {far && node.severity && <FarBadge node={node} />}
    </Card>
  );
});

/** A unit that is not written here. */
const StockCard = memo(function StockCard({ data: { node }, isConnectable }: NodeProps<FlowNode>) {
  const far = useIsFar();
  return (
    <Card node={node} look={`${styles.stock} ${far ? styles.farStock : ''}`} connectable={isConnectable}>
      <KindIcon icon="stock" size={13} />
      <Title node={node} room={22} />
      {!far &&
        node.chips.map((chip) => (
          <span key={chip} className={styles.command}>
            {chip}
          </span>
        ))}
    </Card>
  );
});

/** A file of `write_files`. */
const FileCard = memo(function FileCard({ data: { node } }: NodeProps<FlowNode>) {
  const far = useIsFar();
  return (
    <Card node={node} look={`${styles.file} ${far ? styles.far : ''}`} connectable={false}>
      <div className={styles.head}>
        <KindIcon icon="file" size={far ? 22 : 14} />
        <Title node={node} room={far ? FAR_ROOM : 14} />
        {!far && node.severity && (
          <span className={styles.badge}>
            <SeverityIcon severity={node.severity} size={12} />
          </span>
        )}
      </div>
      {!far && node.subtitle && (
        <div className={styles.subtitle} title={node.subtitle.full}>
          {node.subtitle.lead}
        </div>
      )}
    </Card>
  );
});

export const cardTypes = { container: UnitCard, service: UnitCard, stock: StockCard, file: FileCard };

function Card({
  node,
  look,
  connectable,
  children,
}: {
  readonly node: CanvasNode;
  readonly look: string | undefined;
  readonly connectable: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        id={cardElementId(node.id)}
        role="group"
        aria-label={describe(node)}
        className={`${styles.card} ${look ?? ''}`}
        style={{ '--kind': kindColour(node.icon), '--far-text': `${farText(node)}px` } as CSSProperties}
        data-card={node.id}
      >
        {children}
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

function FarBadge({ node }: { readonly node: CanvasNode }) {
  return (
    <span className={styles.farBadge}>
      {node.severity && <SeverityIcon severity={node.severity} size={24} />}
    </span>
  );
}

/** What is read out for a card. */
function describe(node: CanvasNode): string {
  const kind = node.kind === 'stock' ? 'stock unit' : node.kind === 'file' ? 'file' : node.icon;
  return [
    node.title,
    kind,
    node.subtitle?.full,
    node.chips.join(' '),
    node.wave > 0 ? `wave ${node.wave}` : '',
    node.severity ? findingsText(node) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function findingsText({ findings, severity }: CanvasNode): string {
  return findings === 1 ? `1 ${severity}` : `${findings} findings, the worst: ${severity}`;
}

/** As large as the card takes: names are read from afar. */
function farText({ title, width }: CanvasNode): number {
  const characters = Math.min(title.length, FAR_ROOM);
  return Math.max(17, Math.min(30, Math.floor((width - 74) / characters / 0.6)));
}

function titleRoom({ severity }: CanvasNode): number {
  return severity ? 13 : 16;
}

import type { Analysis } from '../analysis.ts';
import type { Intent } from './intent.ts';
import { addContainer } from './intents/add-container.ts';
import { addDocker } from './intents/add-docker.ts';
import { addService } from './intents/add-service.ts';
import { addUnits } from './intents/add-units.ts';
import { connect, disconnect, setEdgeKind } from './intents/connect.ts';
import { setCommand, setFlag, setImage } from './intents/container.ts';
import { deleteUnits } from './intents/delete.ts';
import { setDependencies } from './intents/dependencies.ts';
import { addDropIn, deleteDropIn, renameDropIn } from './intents/drop-ins.ts';
import { duplicate } from './intents/duplicate.ts';
import { addFile, deleteFile, moveFile, setFileField } from './intents/files.ts';
import { setImageSource } from './intents/image-source.ts';
import { setKey, setList } from './intents/keys.ts';
import { move } from './intents/move.ts';
import { pasteUnits } from './intents/paste-units.ts';
import { setReadiness } from './intents/readiness.ts';
import { reconnect } from './intents/reconnect.ts';
import { rename, renameContainer } from './intents/rename.ts';
import { sort } from './intents/sort.ts';
import { setContent, setDirective, setUnitField } from './intents/unit-text.ts';
import { addUser, deleteUser } from './intents/users.ts';
import type { Step } from './plan.ts';

/** What carries out each intent. */
export const planners: {
  readonly [Verb in Intent['do']]: (analysis: Analysis, intent: Extract<Intent, { do: Verb }>) => Step;
} = {
  'add-container': addContainer,
  'add-service': addService,
  'add-file': addFile,
  'add-docker': addDocker,
  'add-units': addUnits,
  'paste-units': pasteUnits,
  connect,
  disconnect,
  'set-edge-kind': setEdgeKind,
  reconnect,
  'set-dependencies': setDependencies,
  rename,
  'rename-container': renameContainer,
  duplicate,
  delete: deleteUnits,
  'delete-file': deleteFile,
  'set-file-field': setFileField,
  'move-file': moveFile,
  'set-key': setKey,
  'set-list': setList,
  'add-user': addUser,
  'delete-user': deleteUser,
  'set-content': setContent,
  'add-drop-in': addDropIn,
  'rename-drop-in': renameDropIn,
  'delete-drop-in': deleteDropIn,
  'set-image': setImage,
  'set-command': setCommand,
  'set-flag': setFlag,
  'set-directive': setDirective,
  'set-unit-field': setUnitField,
  'set-image-source': setImageSource,
  'set-readiness': setReadiness,
  move,
  sort,
};

import type { Rule } from './rule.ts';
import { addressVariable } from './rules/address-variable.ts';
import { afterMissing } from './rules/after-missing.ts';
import { afterWithoutStart } from './rules/after-without-start.ts';
import { ambiguousValue } from './rules/ambiguous-value.ts';
import { badEncoding } from './rules/bad-encoding.ts';
import { badFilePath } from './rules/bad-file-path.ts';
import { badImage } from './rules/bad-image.ts';
import { badSpecifier } from './rules/bad-specifier.ts';
import { badUnitName } from './rules/bad-unit-name.ts';
import { badValue } from './rules/bad-value.ts';
import { commaList } from './rules/comma-list.ts';
import { commentInContinuation } from './rules/comment-in-continuation.ts';
import { dashedKey } from './rules/dashed-key.ts';
import { deprecatedDockerFlag } from './rules/deprecated-docker-flag.ts';
import { detachedRun } from './rules/detached-run.ts';
import { discoveryUrl } from './rules/discovery-url.ts';
import { dockerCommandSyntax } from './rules/docker-command-syntax.ts';
import { dockerLegacyFlag } from './rules/docker-legacy-flag.ts';
import { dockerRestartPolicy } from './rules/docker-restart-policy.ts';
import { dockerRunSyntax } from './rules/docker-run-syntax.ts';
import { dropInName } from './rules/drop-in-name.ts';
import { duplicateContainerName } from './rules/duplicate-container-name.ts';
import { duplicateFilePath } from './rules/duplicate-file-path.ts';
import { duplicatePublishedPort } from './rules/duplicate-published-port.ts';
import { duplicateUnitName } from './rules/duplicate-unit-name.ts';
import { execSyntax } from './rules/exec-syntax.ts';
import { floatingImage } from './rules/floating-image.ts';
import { hostnameCut } from './rules/hostname-cut.ts';
import { incompleteUnit } from './rules/incomplete-unit.ts';
import { installSection } from './rules/install-section.ts';
import { linkWithoutOrder } from './rules/link-without-order.ts';
import { listOrder } from './rules/list-order.ts';
import { lostContinuation } from './rules/lost-continuation.ts';
import { maskedButStarted } from './rules/masked-but-started.ts';
import { maskedUnit } from './rules/masked-unit.ts';
import { missingBindSource } from './rules/missing-bind-source.ts';
import { missingBusName } from './rules/missing-bus-name.ts';
import { missingDash } from './rules/missing-dash.ts';
import { missingExecStart } from './rules/missing-exec-start.ts';
import { missingHeader } from './rules/missing-header.ts';
import { missingImageArchive } from './rules/missing-image-archive.ts';
import { missingName } from './rules/missing-name.ts';
import { missingTriggeredUnit } from './rules/missing-triggered-unit.ts';
import { missingValue } from './rules/missing-value.ts';
import { namelessEntry } from './rules/nameless-entry.ts';
import { networkCommand } from './rules/network-command.ts';
import { networkSection } from './rules/network-section.ts';
import { neverStarted } from './rules/never-started.ts';
import { obsoleteSetting } from './rules/obsolete-setting.ts';
import { oneshotConflict } from './rules/oneshot-conflict.ts';
import { orderingCycle } from './rules/ordering-cycle.ts';
import { otherContainer } from './rules/other-container.ts';
import { otherFormat } from './rules/other-format.ts';
import { outdatedKey } from './rules/outdated-key.ts';
import { pamKillMode } from './rules/pam-kill-mode.ts';
import { pullTimeout } from './rules/pull-timeout.ts';
import { racingLink } from './rules/racing-link.ts';
import { readiness } from './rules/readiness.ts';
import { relativeExecPath } from './rules/relative-exec-path.ts';
import { scriptNotExecutable } from './rules/script-not-executable.ts';
import { scriptWithoutShebang } from './rules/script-without-shebang.ts';
import { secretInText } from './rules/secret-in-text.ts';
import { selfDependency } from './rules/self-dependency.ts';
import { severalExecStart } from './rules/several-exec-start.ts';
import { shellSyntax } from './rules/shell-syntax.ts';
import { sizeOverLimit } from './rules/size-over-limit.ts';
import { slowBoot } from './rules/slow-boot.ts';
import { socketConflict } from './rules/socket-conflict.ts';
import { specialModeBits } from './rules/special-mode-bits.ts';
import { staleLink } from './rules/stale-link.ts';
import { startDeadlock } from './rules/start-deadlock.ts';
import { terminalFlag } from './rules/terminal-flag.ts';
import { commentBehindValue } from './rules/trailing-comment.ts';
import { unitSyntax } from './rules/unit-syntax.ts';
import { unknownContainer } from './rules/unknown-container.ts';
import { unknownDirective } from './rules/unknown-directive.ts';
import { unknownDockerFlag } from './rules/unknown-docker-flag.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownSection } from './rules/unknown-section.ts';
import { unknownSwitch } from './rules/unknown-switch.ts';
import { unknownUnit } from './rules/unknown-unit.ts';
import { unknownValue } from './rules/unknown-value.ts';
import { variableInWord } from './rules/variable-in-word.ts';
import { wrongType } from './rules/wrong-type.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** From the outermost language inwards. */
const judging: readonly Rule[] = [
  missingHeader,
  otherFormat,
  yamlSyntax,
  wrongType,
  unknownKey,
  dashedKey,
  outdatedKey,
  unknownValue,
  missingValue,
  ambiguousValue,
  hostnameCut,
  namelessEntry,
  badFilePath,
  duplicateFilePath,
  badEncoding,
  specialModeBits,
  discoveryUrl,
  addressVariable,
  badUnitName,
  duplicateUnitName,
  dropInName,
  networkSection,
  unitSyntax,
  lostContinuation,
  commentInContinuation,
  unknownSection,
  unknownDirective,
  badValue,
  commentBehindValue,
  commaList,
  badSpecifier,
  obsoleteSetting,
  selfDependency,
  execSyntax,
  shellSyntax,
  variableInWord,
  relativeExecPath,
  missingExecStart,
  severalExecStart,
  oneshotConflict,
  missingBusName,
  pamKillMode,
  incompleteUnit,
  socketConflict,
  missingTriggeredUnit,
  installSection,
  scriptNotExecutable,
  scriptWithoutShebang,
  unknownDockerFlag,
  dockerLegacyFlag,
  dockerRunSyntax,
  dockerCommandSyntax,
  badImage,
  deprecatedDockerFlag,
  floatingImage,
  detachedRun,
  terminalFlag,
  dockerRestartPolicy,
  missingName,
  otherContainer,
  missingDash,
  pullTimeout,
  missingImageArchive,
  missingBindSource,
  duplicateContainerName,
  duplicatePublishedPort,
  unknownUnit,
  unknownContainer,
  orderingCycle,
  linkWithoutOrder,
  afterMissing,
  staleLink,
  racingLink,
  readiness,
  afterWithoutStart,
  neverStarted,
  maskedUnit,
  maskedButStarted,
  networkCommand,
  startDeadlock,
  slowBoot,
  listOrder,
  secretInText,
  sizeOverLimit,
];

/** Every rule. */
export const rules: readonly Rule[] = [...judging, unknownSwitch(judging.map(({ code }) => code))];

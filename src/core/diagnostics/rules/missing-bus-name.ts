import type { Rule } from '../rule.ts';
import { serviceType, wholeUnits } from '../whole-units.ts';

export const missingBusName: Rule = {
  code: 'missing-bus-name',
  severity: 'error',
  summary: 'A service of Type=dbus without BusName=.',
  docs: `A service of \`Type=dbus\` counts as started when it has taken its name on the bus; without \`BusName=\` systemd
refuses it (systemd.service(5); systemd 252, \`service_verify\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        Type=dbus
        ^^^^ error missing-bus-name: web.service is of Type=dbus and has no BusName=, so systemd refuses it.
        ExecStart=/usr/bin/sleep 9
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        BusName=org.example.Web
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    for (const whole of wholeUnits(analysis, 'service')) {
      const { unit, value, place } = whole;
      if (serviceType(whole) !== 'dbus' || value('Service', 'BusName') !== undefined) continue;
      report({
        message: `${unit.name} is of Type=dbus and has no BusName=, so systemd refuses it.`,
        span: place('Service', 'Type'),
        unit: unit.position,
      });
    }
  },
};

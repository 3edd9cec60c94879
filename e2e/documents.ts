/** What drawing elastic, then fluentd, then a link between them writes into an empty document. */
export const elasticAndFluentd = `#cloud-config
coreos:
  units:
    - name: "docker-elastic.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the elastic container
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f elastic
        ExecStart=/usr/bin/docker run --rm --name elastic elasticsearch:7.17.24
        ExecStop=-/usr/bin/docker stop -t 2 elastic

    - name: "docker-fluentd.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the fluentd container
        Requires=docker.service
        Requires=docker-elastic.service
        After=docker.service
        After=docker-elastic.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f fluentd
        ExecStart=/usr/bin/docker run --rm --name fluentd --link elastic fluent:latest
        ExecStop=-/usr/bin/docker stop -t 2 fluentd
`;

/** Two containers as somebody wrote them by hand. */
export const shop = `#cloud-config
coreos:
  units:
    - name: docker-db.service
      command: start
      content: |
        [Unit]
        Description=The database
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name db postgres:16
        ExecStop=/usr/bin/docker stop db

    # Asks the database.
    - name: docker-api.service
      command: start
      content: |
        [Unit]
        Description=The API
        Requires=docker.service
        Requires=docker-db.service
        After=docker.service
        After=docker-db.service

        [Service]
        Restart=always
        # One flag a line, so that a change is one line.
        ExecStart=/usr/bin/docker run --rm --name api \\
          --link db \\
          -p 8080:80 \\
          -e STAGE=live \\
          -v /srv/api:/data:ro \\
          --memory 512m \\
          acme/api:1.4 serve
        ExecStop=/usr/bin/docker stop api
`;

/** A link whose order is missing, a unit that is nowhere, and a directive that systemd does not know. */
export const faulty = `#cloud-config
coreos:
  units:
    - name: docker-db.service
      command: start
      content: |
        [Unit]
        Author=Me
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16
    - name: docker-api.service
      command: start
      content: |
        [Unit]
        Requires=docker-cache.service
        Requires=docker-db.service
        [Service]
        Restart=allways
        ExecStart=/usr/bin/docker run --rm --name api --link db acme/api:1.4
`;

/** A machine with an edge of every sort, a docker network, a mount, a timer and a file. */
export const machine = `#cloud-config
write_files:
  - path: /etc/web.conf
    content: "root /srv;"
coreos:
  units:
    - name: srv.mount
      command: start
      content: |
        [Mount]
        What=/dev/xvdb
        Where=/srv
    - name: db.service
      command: start
      content: |
        [Unit]
        Requires=docker.service
        After=docker.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db --network backend -v /srv/db:/data postgres:16
    - name: api.service
      command: start
      content: |
        [Unit]
        Requires=docker.service db.service
        After=docker.service db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name api example/api:2
    - name: web.service
      command: start
      content: |
        [Unit]
        Requires=docker.service api.service
        After=docker.service api.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web --link api -v /etc/web.conf:/c nginx:1.25
    - name: metrics.service
      command: start
      content: |
        [Unit]
        Requires=docker.service
        After=docker.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name metrics --network backend prom/node-exporter:v1.7.0
    - name: sweep.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/usr/bin/find /tmp -delete
    - name: sweep.timer
      command: start
      content: |
        [Timer]
        OnCalendar=daily
`;

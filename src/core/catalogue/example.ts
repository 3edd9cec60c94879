/** A document to open: what it is called, and its text. */
export interface ExampleDocument {
  readonly name: string;
  readonly text: string;
}

/**
 * Nine containers of a log-collecting machine, each a systemd unit, in boot order. provision.service fetches a
 * bundle from S3 at the first boot: configuration, environment files with the secrets (which have no place in
 * user-data), and the two images built by hand. The bucket and the registry are placeholders.
 */
export const nineContainerExample: ExampleDocument = {
  name: 'ELK on one machine',
  text: `#cloud-config
# ELK on one machine: nine containers, started one after the other at every boot.
hostname: "elk"
coreos:
  units:
    - name: "provision.service"
      command: "start"
      content: |
        [Unit]
        Description=Fetch images and configuration from S3
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        TimeoutStartSec=0
        WorkingDirectory=/home/core
        ExecStart=/bin/sh -c 'test -s bundle-7.tar.gz || { curl -fsSL --retry 9 --retry-connrefused -o part https://acme-elk.s3.amazonaws.com/bundle-7.tar.gz && mv part bundle-7.tar.gz; }'
        ExecStart=/usr/bin/tar -xzf bundle-7.tar.gz

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
        ExecStart=/usr/bin/docker run --rm --name elastic -e discovery.type=single-node -e "ES_JAVA_OPTS=-Xms1g -Xmx1g" -v elastic-data:/usr/share/elasticsearch/data elasticsearch:7.17.24
        ExecStop=-/usr/bin/docker stop -t 2 elastic

    - name: "docker-redis.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the redis container
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f redis
        ExecStart=/usr/bin/docker run --rm --name redis -v redis-data:/data redis:7.4.1 redis-server --appendonly yes
        ExecStop=-/usr/bin/docker stop -t 2 redis

    - name: "docker-postgres.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the postgres container
        Requires=docker.service
        Requires=provision.service
        After=docker.service
        After=provision.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f postgres
        ExecStart=/usr/bin/docker run --rm --name postgres --env-file /home/core/env/postgres.env -v postgres-data:/var/lib/postgresql/data postgres:16.4
        ExecStop=-/usr/bin/docker stop -t 2 postgres

    - name: "docker-cadvisor.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the cadvisor container
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f cadvisor
        ExecStart=/usr/bin/docker run --rm --name cadvisor -p 127.0.0.1:8080:8080 -v /:/rootfs:ro -v /var/run:/var/run:ro -v /sys:/sys:ro -v /var/lib/docker:/var/lib/docker:ro gcr.io/cadvisor/cadvisor:v0.49.1
        ExecStop=-/usr/bin/docker stop -t 2 cadvisor

    - name: "docker-fluentd.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the fluentd container
        Requires=docker.service
        Requires=provision.service
        Requires=docker-elastic.service
        After=docker.service
        After=provision.service
        After=docker-elastic.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        TimeoutStartSec=0
        ExecStartPre=/bin/sh -c '/usr/bin/docker image inspect fluent:1.4.0 >/dev/null 2>&1 || /usr/bin/docker load -i /home/core/fluent.tar'
        ExecStartPre=-/home/core/ImageCleanup.sh
        ExecStartPre=-/usr/bin/docker rm -f fluentd
        ExecStart=/usr/bin/docker run --rm --pull=never --name fluentd --link elastic -p 24224:24224 -v /home/core/log/fluent.conf:/fluentd/etc/fluent.conf:ro -v /var/lib/docker/containers:/var/lib/docker/containers:ro fluent:1.4.0
        ExecStop=-/usr/bin/docker stop -t 2 fluentd

    - name: "docker-kibana.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the kibana container
        Requires=docker.service
        Requires=docker-elastic.service
        After=docker.service
        After=docker-elastic.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f kibana
        ExecStart=/usr/bin/docker run --rm --name kibana --link elastic -e ELASTICSEARCH_HOSTS=http://elastic:9200 kibana:7.17.24
        ExecStop=-/usr/bin/docker stop -t 2 kibana

    - name: "docker-api.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the api container
        Requires=docker.service
        Requires=provision.service
        Requires=docker-postgres.service
        Requires=docker-redis.service
        After=docker.service
        After=provision.service
        After=docker-postgres.service
        After=docker-redis.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f api
        ExecStart=/usr/bin/docker run --rm --name api --link postgres --link redis --env-file /home/core/env/api.env registry.example.com/acme/api:3.4.1
        ExecStop=-/usr/bin/docker stop -t 2 api

    - name: "docker-worker.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the worker container
        Requires=docker.service
        Requires=provision.service
        Requires=docker-redis.service
        Requires=docker-postgres.service
        After=docker.service
        After=provision.service
        After=docker-redis.service
        After=docker-postgres.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        ExecStartPre=-/usr/bin/docker rm -f worker
        ExecStart=/usr/bin/docker run --rm --name worker --link redis --link postgres --env-file /home/core/env/api.env registry.example.com/acme/worker:3.4.1
        ExecStop=-/usr/bin/docker stop -t 2 worker

    - name: "docker-nginx.service"
      command: "start"
      content: |
        [Unit]
        Description=Run the nginx container
        Requires=docker.service
        Requires=provision.service
        Requires=docker-api.service
        Requires=docker-kibana.service
        After=docker.service
        After=provision.service
        After=docker-api.service
        After=docker-kibana.service

        [Service]
        Restart=always
        RestartSec=5
        SuccessExitStatus=143
        TimeoutStartSec=0
        ExecStartPre=/bin/sh -c '/usr/bin/docker image inspect proxy:2.1.0 >/dev/null 2>&1 || /usr/bin/docker load -i /home/core/nginx.tar'
        ExecStartPre=-/home/core/ImageCleanup.sh
        ExecStartPre=-/usr/bin/docker rm -f nginx
        ExecStart=/usr/bin/docker run --rm --pull=never --name nginx --link api --link kibana -p 80:80 -p 443:443 -v /home/core/certs:/etc/nginx/certs:ro proxy:2.1.0
        ExecStop=-/usr/bin/docker stop -t 2 nginx

write_files:
  - path: "/home/core/ImageCleanup.sh"
    permissions: "0755"
    content: |
      #!/bin/bash
      # A new image of an old name leaves the old one behind without a name.
      docker images -q --filter "dangling=true" | xargs -r docker rmi
`,
};

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>The advice file %1 cannot be read</source>
        <translation>无法读取建议文件 %1</translation>
    </message>
    <message>
        <source>The advice is not complete: %1</source>
        <translation>建议不完整：%1</translation>
    </message>
    <message>
        <source>is no plan that advice can offer</source>
        <translation>不是建议可以提供的计划</translation>
    </message>
</context>
<context>
    <name>Amqp</name>
    <message>
        <source>%1 cannot be used for TLS</source>
        <translation>%1 无法用于 TLS</translation>
    </message>
    <message>
        <source>TLS cannot be set up</source>
        <translation>无法建立 TLS</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
    <message>
        <source>No AMQP address is configured</source>
        <translation>未配置 AMQP 地址</translation>
    </message>
    <message>
        <source>%1 refused the user or the password</source>
        <translation>%1 拒绝了用户名或密码</translation>
    </message>
    <message>
        <source>%1 does not permit this to the user</source>
        <translation>%1 不允许该用户执行此操作</translation>
    </message>
    <message>
        <source>There is no such virtual host on %1</source>
        <translation>%1 上没有此虚拟主机</translation>
    </message>
    <message>
        <source>%1 does not allow this</source>
        <translation>%1 不允许此操作</translation>
    </message>
    <message>
        <source>Another connection to %1 holds this queue</source>
        <translation>%1 的另一个连接正独占此队列</translation>
    </message>
    <message>
        <source>%1 has no such queue or exchange</source>
        <translation>%1 上没有此队列或交换机</translation>
    </message>
    <message>
        <source>%1 refused the request: a condition is not met</source>
        <translation>%1 拒绝了请求：前置条件不满足</translation>
    </message>
    <message>
        <source>%1 does not offer this</source>
        <translation>%1 不支持此功能</translation>
    </message>
    <message>
        <source>%1 closed the connection</source>
        <translation>%1 关闭了连接</translation>
    </message>
    <message>
        <source>%1 closed the channel</source>
        <translation>%1 关闭了信道</translation>
    </message>
    <message>
        <source>%1 missed its heartbeats</source>
        <translation>%1 心跳超时</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>The connection to %1 broke</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>No TLS session with %1</source>
        <translation>无法与 %1 建立 TLS 会话</translation>
    </message>
    <message>
        <source>%1 does not speak AMQP 0-9-1 as expected</source>
        <translation>%1 未按预期使用 AMQP 0-9-1</translation>
    </message>
    <message>
        <source>%1 takes no user name and password</source>
        <translation>%1 不接受用户名和密码登录</translation>
    </message>
    <message>
        <source>This cannot be said in AMQP to %1</source>
        <translation>此请求无法用 AMQP 表达，未发往 %1</translation>
    </message>
    <message>
        <source>The AMQP session with %1 failed</source>
        <translation>与 %1 的 AMQP 会话失败</translation>
    </message>
    <message>
        <source>The AMQP session with %1 was given up</source>
        <translation>已放弃与 %1 的 AMQP 会话</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 未及时应答</translation>
    </message>
    <message>
        <source>The broker&apos;s frames came out of order</source>
        <translation>节点发来的帧顺序错误</translation>
    </message>
    <message>
        <source>The broker sent a message of %1 bytes; %2 are allowed</source>
        <translation>节点发来 %1 字节的消息；上限为 %2 字节</translation>
    </message>
    <message>
        <source>The broker sent more messages than were asked for</source>
        <translation>节点发来的消息多于请求数</translation>
    </message>
    <message>
        <source>%1 takes no messages at present</source>
        <translation>%1 当前不接收消息</translation>
    </message>
    <message>
        <source>%1 ended the consumer: its queue is gone</source>
        <translation>%1 终止了消费者：其队列已不存在</translation>
    </message>
    <message>
        <source>A prefetch lies between 1 and 65535</source>
        <translation>预取数须在 1 到 65535 之间</translation>
    </message>
    <message>
        <source>%1 refused the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>无法连接 %1</translation>
    </message>
    <message>
        <source>The name service did not answer for %1</source>
        <translation>域名服务未应答对 %1 的查询</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another name: address it by that name, or give it a certificate for this one</source>
        <translation>%1 的证书签发给了其他名称：请使用证书中的名称访问，或为其签发包含此名称的证书</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: name the CA that signed it in the profile</source>
        <translation>%1 的证书不受信任：请在配置中指明签发它的 CA</translation>
    </message>
    <message>
        <source>The properties of a message cannot be kept</source>
        <translation>无法保留一条消息的属性</translation>
    </message>
    <message>
        <source>The properties of a message cannot be read</source>
        <translation>无法读取一条消息的属性</translation>
    </message>
</context>
<context>
    <name>AmqpTrip</name>
    <message>
        <source>An earlier stage failed</source>
        <translation>之前的阶段失败</translation>
    </message>
    <message>
        <source>%1 took longer than 5 s in all</source>
        <translation>%1 总共用时超过 5 秒</translation>
    </message>
    <message>
        <source>%1 did not keep the message</source>
        <translation>%1 没有保留该消息</translation>
    </message>
    <message>
        <source>%1 did not deliver the message</source>
        <translation>%1 没有投递该消息</translation>
    </message>
    <message>
        <source>%1 delivered another message than the one sent</source>
        <translation>%1 投递的消息与发送的不同</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>%1: %2, the last answer was at %3</source>
        <translation>%1：%2，最近一次应答在 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asking 1 node</source>
        <translation>正在查询 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes</source>
        <translation>正在查询 %1 个节点</translation>
    </message>
    <message>
        <source>No answer yet from %1.</source>
        <translation>%1 尚未应答。</translation>
    </message>
    <message>
        <source>%1: not answered yet</source>
        <translation>%1：尚未应答</translation>
    </message>
    <message>
        <source>%1 of %2 nodes answered</source>
        <translation>%1/%2 个节点已应答</translation>
    </message>
    <message>
        <source>%1. The figures leave it out.</source>
        <comment>reasons</comment>
        <translation>%1。统计中不含上述部分。</translation>
    </message>
    <message>
        <source>Asking %1 nodes, none has answered</source>
        <translation>正在查询 %1 个节点，均未应答</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>reasons</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>No node of %1 answers</source>
        <translation>%1 没有节点应答</translation>
    </message>
    <message>
        <source>%1. Figures of %2 are shown in grey.</source>
        <translation>%1。以灰色显示 %2 的数据。</translation>
    </message>
</context>
<context>
    <name>AutoFailover</name>
    <message>
        <source>%1 was not failed over: the automatic was ended before it began</source>
        <translation>未对 %1 进行故障转移：自动故障转移在开始前已关闭</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监视中</translation>
    </message>
    <message>
        <source>Failing over</source>
        <translation>转移中</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done, the automatic is paused</source>
        <translation>%1 失败；自动故障转移已暂停，不做任何处理</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done, the automatic is paused until %2</source>
        <translation>%1 失败；自动故障转移暂停到 %2，不做任何处理</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done by itself so soon after the last failover: until %2, or until somebody acknowledges that one</source>
        <translation>%1 失败；距上次故障转移太近，不会自动处理：直到 %2，或直到有人确认上次的故障转移</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done while another run changes the cluster</source>
        <translation>%1 失败；另一个运行正在更改集群，不做任何处理</translation>
    </message>
    <message>
        <source>No node answers: the fault may be this console&apos;s network, nothing is done</source>
        <translation>没有节点应答：可能是本控制台的网络故障，不做任何处理</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done, only %2 of %3 nodes answer: no majority</source>
        <translation>%1 失败；%3 个节点中只有 %2 个应答，不足多数派，不做任何处理</translation>
    </message>
    <message>
        <source>The failover of %1 takes longer than %2</source>
        <translation>%1 的故障转移超过了 %2</translation>
    </message>
    <message>
        <source>%1 answers again; a failback can be planned</source>
        <translation>%1 重新应答；可以计划回切</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>%1 重新应答</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无应答</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Nothing is known about the cluster, no plan could be made</source>
        <translation>对集群一无所知，无法制定计划</translation>
    </message>
    <message>
        <source>failed %1 times in a row</source>
        <translation>连续失败 %1 次</translation>
    </message>
    <message>
        <source>%1 was failed over</source>
        <translation>%1 已完成故障转移</translation>
    </message>
    <message>
        <source>The failover of %1 failed: %2</source>
        <translation>%1 的故障转移失败：%2</translation>
    </message>
    <message>
        <source>The automatic failover is paused</source>
        <translation>自动故障转移已暂停</translation>
    </message>
    <message>
        <source>The automatic failover is paused until %1</source>
        <translation>自动故障转移暂停至 %1</translation>
    </message>
    <message>
        <source>The automatic failover goes on</source>
        <translation>自动故障转移继续运行</translation>
    </message>
    <message>
        <source>The last failover is acknowledged</source>
        <translation>上次故障转移已确认</translation>
    </message>
    <message>
        <source>%1 has failed; nothing is done by itself until somebody acknowledges the failover that failed</source>
        <translation>%1 已失效；在有人确认上次失败的故障转移之前，不会自动执行任何操作</translation>
    </message>
    <message>
        <source>%1 has not answered since the automatic was armed: it may be off on purpose, or the profile may name the wrong place. Nothing is done by itself</source>
        <translation>自启用自动故障转移以来，%1 从未应答：它可能是有意关闭的，也可能是配置文件写错了地址。不会自动执行任何操作</translation>
    </message>
    <message>
        <source>%1 is out of every proxy already: somebody took it out, and no client is there</source>
        <translation>%1 已从所有代理中移出：是有人移出的，那里没有客户端</translation>
    </message>
    <message>
        <source>%1 was not failed over: %2</source>
        <translation>未对 %1 执行故障转移：%2</translation>
    </message>
    <message>
        <source>Nobody can say whether another console has failed a node over lately: %1</source>
        <translation>无法得知最近是否有另一个控制台对某个节点执行过故障转移：%1</translation>
    </message>
    <message>
        <source>%1 has failed %2 over already, and it has not answered since</source>
        <translation>%1 已经对 %2 执行过故障转移，此后它再未应答</translation>
    </message>
    <message>
        <source>The automatic failover is armed</source>
        <translation>自动故障转移已启用</translation>
    </message>
    <message>
        <source>The automatic failover is disarmed</source>
        <translation>自动故障转移已停用</translation>
    </message>
    <message>
        <source>The automatic failover is lost: %1</source>
        <translation>自动故障转移已失效：%1</translation>
    </message>
    <message>
        <source>automatic failover, armed by %1</source>
        <translation>自动故障转移（由 %1 启用）</translation>
    </message>
    <message>
        <source>the user “%1” may not read what the cluster remembers of earlier failovers; it needs the tag “policymaker” or “administrator”: %2</source>
        <translation>用户“%1”无权读取集群中关于以往故障转移的记录；需要标签“policymaker”或“administrator”：%2</translation>
    </message>
    <message>
        <source>%1 was not failed over: the automatic was paused before it began</source>
        <translation>%1 未被切换：自动切换在开始之前已被暂停</translation>
    </message>
    <message>
        <source>a failover of this console was refused since</source>
        <translation>此后本控制台的一次故障转移被拒绝</translation>
    </message>
    <message>
        <source>%1 does not answer either</source>
        <translation>%1 也没有应答</translation>
    </message>
    <message>
        <source>Nobody can say whether another console has failed a node over lately, and %1: %2</source>
        <translation>无法得知其他控制台最近是否对某个节点执行过故障转移，而且%1：%2</translation>
    </message>
</context>
<context>
    <name>AutomaticView</name>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监视中</translation>
    </message>
    <message>
        <source>Failing over</source>
        <translation>正在故障转移</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Automatic failover off</source>
        <translation>自动故障转移关闭</translation>
    </message>
    <message>
        <source>Automatic failover paused</source>
        <translation>自动故障转移已暂停</translation>
    </message>
    <message>
        <source>Automatic failover armed</source>
        <translation>自动故障转移已启用</translation>
    </message>
    <message>
        <source>Automatic failover cannot act</source>
        <translation>自动故障转移无法动作</translation>
    </message>
    <message>
        <source>Automatic failover not armed</source>
        <translation>自动故障转移未启用</translation>
    </message>
    <message>
        <source>Automatic failover armed, as a service</source>
        <translation>自动故障转移已作为服务启用</translation>
    </message>
    <message>
        <source>Automatic failover is being armed</source>
        <translation>正在启用自动故障转移</translation>
    </message>
    <message>
        <source>Automatic failover not possible</source>
        <translation>无法自动故障转移</translation>
    </message>
    <message>
        <source>Automatic failover is acting</source>
        <translation>自动故障转移正在执行</translation>
    </message>
    <message>
        <source>Automatic failover has failed</source>
        <translation>自动故障转移失败</translation>
    </message>
    <message>
        <source>Automatic failover paused until %1</source>
        <translation>自动故障转移暂停至 %1</translation>
    </message>
    <message>
        <source>Paused by %1; it watches, and moves nothing.</source>
        <translation>由 %1 暂停；它继续观察，但不移动任何内容。</translation>
    </message>
    <message>
        <source>Automatic failover blocked until %1</source>
        <translation>自动故障转移锁定至 %1</translation>
    </message>
    <message>
        <source>Automatic failover armed: %1</source>
        <translation>自动故障转移已启用：%1</translation>
    </message>
</context>
<context>
    <name>BrokerChecks</name>
    <message>
        <source>Neither the node nor a peer tells the figure.</source>
        <translation>节点和其他节点都没有给出这个数值。</translation>
    </message>
    <message>
        <source>No memory alarm on %1</source>
        <translation>%1 没有内存告警</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>已用 %1，共 %2</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>Memory alarm on %1</source>
        <translation>%1 触发内存告警</translation>
    </message>
    <message>
        <source>While it lasts, no publisher in the whole cluster is served.</source>
        <translation>告警期间，整个集群都不接收发布者的消息。</translation>
    </message>
    <message>
        <source>No disk alarm on %1</source>
        <translation>%1 没有磁盘告警</translation>
    </message>
    <message>
        <source>%1 free, limit %2</source>
        <translation>可用 %1，限值 %2</translation>
    </message>
    <message>
        <source>more than %1 free</source>
        <translation>可用多于 %1</translation>
    </message>
    <message>
        <source>Disk alarm on %1</source>
        <translation>%1 触发磁盘告警</translation>
    </message>
    <message>
        <source>No descriptor alarm on %1</source>
        <translation>%1 没有文件描述符告警</translation>
    </message>
    <message>
        <source>%1 has run out of file descriptors</source>
        <translation>%1 的文件描述符已用尽</translation>
    </message>
    <message>
        <source>It takes no new connections.</source>
        <translation>它不再接受新连接。</translation>
    </message>
    <message>
        <source>%1 has memory to spare</source>
        <translation>%1 的内存有余量</translation>
    </message>
    <message>
        <source>%1 of the watermark of %2</source>
        <translation>水位线 %2 的 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>%1 is close to its memory watermark</source>
        <translation>%1 接近内存水位线</translation>
    </message>
    <message>
        <source>%1 has disk to spare</source>
        <translation>%1 的磁盘有余量</translation>
    </message>
    <message>
        <source>at least %1 free</source>
        <translation>可用至少 %1</translation>
    </message>
    <message>
        <source>%1 is close to its disk limit</source>
        <translation>%1 接近磁盘限值</translation>
    </message>
    <message>
        <source>The disk of %1 lasts for more than a day</source>
        <translation>%1 的磁盘还够用一天以上</translation>
    </message>
    <message>
        <source>more than %1 until the limit</source>
        <translation>距限值多于 %1</translation>
    </message>
    <message>
        <source>It needs at least %1 of history, which is not there yet.</source>
        <translation>需要至少 %1 的历史数据，现在还没有。</translation>
    </message>
    <message>
        <source>shrinks by %1 an hour</source>
        <translation>每小时减少 %1</translation>
    </message>
    <message>
        <source>does not shrink</source>
        <translation>没有减少</translation>
    </message>
    <message>
        <source>The disk of %1 reaches its limit in %2</source>
        <translation>%1 的磁盘将在 %2 后达到限值</translation>
    </message>
    <message>
        <source>The free space has shrunk in a line over %1.</source>
        <translation>可用空间在 %1 内持续线性减少。</translation>
    </message>
    <message>
        <source>The profile names no place to ask</source>
        <translation>配置中没有可询问的地址</translation>
    </message>
    <message>
        <source>%1 (virtual host %2)</source>
        <translation>%1（虚拟主机 %2）</translation>
    </message>
    <message>
        <source>%1 more of the same: %2</source>
        <translation>还有 %1 个同类：%2</translation>
    </message>
    <message>
        <source>%1 is linked with all other nodes</source>
        <translation>%1 与所有其他节点相连</translation>
    </message>
    <message>
        <source>The node does not answer, so its own view is not known.</source>
        <translation>节点没有回答，无法得知它自己的看法。</translation>
    </message>
    <message>
        <source>%1 of %2 distribution links</source>
        <translation>%1/%2 条分布式链接</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 条链接</translation>
    </message>
    <message>
        <source>%1 has no link with %2</source>
        <translation>%1 与 %2 之间没有链接</translation>
    </message>
    <message>
        <source>%1 can be lost without stopping a quorum queue</source>
        <translation>失去 %1 不会使任何仲裁队列停止</translation>
    </message>
    <message>
        <source>The node does not answer.</source>
        <translation>节点没有回答。</translation>
    </message>
    <message>
        <source>This version has no such check.</source>
        <translation>此版本没有这项检查。</translation>
    </message>
    <message>
        <source>Losing %1 would stop quorum queues</source>
        <translation>失去 %1 会使仲裁队列停止</translation>
    </message>
    <message>
        <source>They have just the majority that they need, and this node is part of it.</source>
        <translation>它们只剩刚好够用的多数派，而此节点是其中之一。</translation>
    </message>
    <message>
        <source>All virtual hosts run on all nodes</source>
        <translation>所有虚拟主机在所有节点上运行</translation>
    </message>
    <message>
        <source>The virtual host %1 is down on %2</source>
        <translation>虚拟主机 %1 在 %2 上已停止</translation>
    </message>
    <message>
        <source>The plugin is not enabled.</source>
        <translation>插件未启用。</translation>
    </message>
    <message>
        <source>All federation links run</source>
        <translation>所有联邦链接都在运行</translation>
    </message>
    <message>
        <source>The federation link %1 does not run</source>
        <translation>联邦链接 %1 没有运行</translation>
    </message>
    <message>
        <source>All shovels run</source>
        <translation>所有 Shovel 都在运行</translation>
    </message>
    <message>
        <source>The shovel %1 does not run</source>
        <translation>Shovel %1 没有运行</translation>
    </message>
    <message>
        <source>No connection is blocked</source>
        <translation>没有连接被阻塞</translation>
    </message>
    <message>
        <source>%1 of %2 connections blocked, %3 slowed down by flow control</source>
        <translation>%2 个连接中 %1 个被阻塞，%3 个被流控减速</translation>
    </message>
    <message>
        <source>%1 connections are blocked</source>
        <translation>%1 个连接被阻塞</translation>
    </message>
    <message>
        <source>The broker takes no messages from them: an alarm is on.</source>
        <translation>节点不接收它们的消息：有告警。</translation>
    </message>
    <message>
        <source>Connections to %1 last</source>
        <translation>到 %1 的连接能持续</translation>
    </message>
    <message>
        <source>%1 opened and closed, %2 open</source>
        <translation>开启和关闭 %1，打开 %2 个</translation>
    </message>
    <message>
        <source>less than %1 of the connections each second</source>
        <translation>每秒少于连接数的 %1</translation>
    </message>
    <message>
        <source>Clients of %1 connect anew all the time</source>
        <translation>%1 的客户端不断重新连接</translation>
    </message>
    <message>
        <source>Opening a connection costs the broker far more than keeping one.</source>
        <translation>新建连接对节点的开销远大于保持连接。</translation>
    </message>
    <message>
        <source>No virtual host is close to its limit of connections</source>
        <translation>没有虚拟主机接近连接限值</translation>
    </message>
    <message>
        <source>No virtual host has a limit.</source>
        <translation>没有虚拟主机设有限值。</translation>
    </message>
    <message>
        <source>The virtual host %1 is at its limit of connections</source>
        <translation>虚拟主机 %1 已到连接限值</translation>
    </message>
    <message>
        <source>Connections do not only rise</source>
        <translation>连接数没有只增不减</translation>
    </message>
    <message>
        <source>Connections only rise: a client leaks them</source>
        <translation>连接数只增不减：有客户端泄漏连接</translation>
    </message>
    <message>
        <source>Channels do not only rise</source>
        <translation>信道数没有只增不减</translation>
    </message>
    <message>
        <source>Channels only rise: a client leaks them</source>
        <translation>信道数只增不减：有客户端泄漏信道</translation>
    </message>
    <message>
        <source>The file descriptors of %1 do not only rise</source>
        <translation>%1 的文件描述符没有只增不减</translation>
    </message>
    <message>
        <source>The file descriptors of %1 only rise</source>
        <translation>%1 的文件描述符只增不减</translation>
    </message>
    <message>
        <source>The memory of %1 does not only rise</source>
        <translation>%1 的内存没有只增不减</translation>
    </message>
    <message>
        <source>The memory of %1 only rises</source>
        <translation>%1 的内存只增不减</translation>
    </message>
    <message>
        <source>from %1 to %2 in %3</source>
        <translation>%3 内从 %1 到 %2</translation>
    </message>
    <message>
        <source>It has risen in a line and never fallen back.</source>
        <translation>它线性上升，从未回落。</translation>
    </message>
    <message>
        <source>One client holds %1 connections that do nothing</source>
        <translation>一个客户端占着 %1 个什么也不做的连接</translation>
    </message>
    <message>
        <source>They are of the user %1 at %2: a client that opens connections and does not close them.</source>
        <translation>它们属于 %2 上的用户 %1：这个客户端只开连接而不关闭。</translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%2 个连接中的 %1 个</translation>
    </message>
    <message>
        <source>One connection holds %1 channels</source>
        <translation>一个连接占着 %1 个信道</translation>
    </message>
    <message>
        <source>It is of the user %1 at %2.</source>
        <translation>它属于 %2 上的用户 %1。</translation>
    </message>
    <message>
        <source>%1 has file descriptors to spare</source>
        <translation>%1 的文件描述符有余量</translation>
    </message>
    <message>
        <source>%1 runs out of file descriptors</source>
        <translation>%1 的文件描述符将用尽</translation>
    </message>
    <message>
        <source>%1 has sockets to spare</source>
        <translation>%1 的套接字有余量</translation>
    </message>
    <message>
        <source>%1 runs out of sockets</source>
        <translation>%1 的套接字将用尽</translation>
    </message>
    <message>
        <source>%1 has Erlang processes to spare</source>
        <translation>%1 的 Erlang 进程有余量</translation>
    </message>
    <message>
        <source>%1 runs out of Erlang processes</source>
        <translation>%1 的 Erlang 进程将用尽</translation>
    </message>
    <message>
        <source>This version has no such limit.</source>
        <translation>此版本没有这个限值。</translation>
    </message>
    <message>
        <source>The schedulers of %1 keep up</source>
        <translation>%1 的调度器跟得上</translation>
    </message>
    <message>
        <source>%1 processes wait for a processor</source>
        <translation>%1 个进程在等待处理器</translation>
    </message>
    <message>
        <source>The schedulers of %1 do not keep up</source>
        <translation>%1 的调度器跟不上</translation>
    </message>
    <message>
        <source>%1 has not answered yet</source>
        <translation>%1 还没有回答</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 在运行</translation>
    </message>
    <message>
        <source>%1 runs, in maintenance mode</source>
        <translation>%1 在运行，处于维护模式</translation>
    </message>
    <message>
        <source>%1 runs, parted from others</source>
        <translation>%1 在运行，与其他节点分离</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 已宕机</translation>
    </message>
    <message>
        <source>Its host refuses the connection: no broker runs there.</source>
        <translation>它的主机拒绝连接：那里没有运行节点。</translation>
    </message>
    <message>
        <source>%1 runs with its ports closed</source>
        <translation>%1 在运行，但端口关闭</translation>
    </message>
    <message>
        <source>Its peers see it run: it is starting, or in maintenance mode.</source>
        <translation>其他节点看到它在运行：它正在启动，或处于维护模式。</translation>
    </message>
    <message>
        <source>%1 is frozen</source>
        <translation>%1 已卡死</translation>
    </message>
    <message>
        <source>It accepts connections and does not answer.</source>
        <translation>它接受连接但不回答。</translation>
    </message>
    <message>
        <source>The management API of %1 hangs</source>
        <translation>%1 的管理 API 卡住</translation>
    </message>
    <message>
        <source>The node serves its metrics, but its management API does not answer in time.</source>
        <translation>节点能给出指标，但管理 API 没有按时回答。</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>无法访问 %1</translation>
    </message>
    <message>
        <source>Nothing on its host answers.</source>
        <translation>它的主机上什么也不回答。</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无应答</translation>
    </message>
    <message>
        <source>Whether its host is there is not known.</source>
        <translation>无法得知它的主机是否还在。</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>%1 refuses the user or the password</source>
        <translation>%1 拒绝用户名或密码</translation>
    </message>
    <message>
        <source>The user may not look at %1</source>
        <translation>此用户无权查看 %1</translation>
    </message>
    <message>
        <source>It needs the tag monitoring.</source>
        <translation>它需要 monitoring 标签。</translation>
    </message>
    <message>
        <source>No trusted TLS session with %1</source>
        <translation>与 %1 没有可信的 TLS 会话</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>%1 runs, but its management port is closed</source>
        <translation>%1 在运行，但管理端口已关闭</translation>
    </message>
    <message>
        <source>The plugin rabbitmq_management is off there, or its listener failed.</source>
        <translation>那里的 rabbitmq_management 插件未启用，或它的监听器失败。</translation>
    </message>
    <message>
        <source>The management API of %1 does not answer as it should</source>
        <translation>%1 的管理 API 没有正常回答</translation>
    </message>
    <message>
        <source>No management URL is configured for %1</source>
        <translation>没有为 %1 配置管理 URL</translation>
    </message>
    <message>
        <source>The last answer of %1 is old</source>
        <translation>%1 的上次回答已很久</translation>
    </message>
    <message>
        <source>running and answering</source>
        <translation>在运行并回答</translation>
    </message>
    <message>
        <source>up for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode</source>
        <translation>%1 处于维护模式</translation>
    </message>
    <message>
        <source>%1 is not in maintenance mode</source>
        <translation>%1 不在维护模式</translation>
    </message>
    <message>
        <source>It takes no clients and leads no queues until it is revived or restarted.</source>
        <translation>在恢复或重启之前，它不接受客户端，也不做队列的领导者。</translation>
    </message>
    <message>
        <source>%1 sees the nodes that run</source>
        <translation>%1 能看到正在运行的节点</translation>
    </message>
    <message>
        <source>%1 has parted from %2</source>
        <translation>%1 与 %2 已分离</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 有回答</translation>
    </message>
    <message>
        <source>an answer of its management API</source>
        <translation>其管理 API 的回答</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>在 %1 内回答</translation>
    </message>
    <message>
        <source>%1 was asked directly and did not answer</source>
        <translation>直接询问 %1，没有得到回答</translation>
    </message>
    <message>
        <source>%1 passes its health check %2</source>
        <translation>%1 通过健康检查 %2</translation>
    </message>
    <message>
        <source>%1 fails its health check %2</source>
        <translation>%1 没有通过健康检查 %2</translation>
    </message>
    <message>
        <source>%1 has the same plugins as the others</source>
        <translation>%1 的插件与其他节点相同</translation>
    </message>
    <message>
        <source>The plugin rabbitmq_management is off on %1</source>
        <translation>%1 上的 rabbitmq_management 插件未启用</translation>
    </message>
    <message>
        <source>Neither the node nor a peer tells its plugins.</source>
        <translation>节点和其他节点都没有给出它的插件。</translation>
    </message>
    <message>
        <source>%1 has plugins that the others have not: %2</source>
        <translation>%1 有其他节点没有的插件：%2</translation>
    </message>
    <message>
        <source>%1 lacks plugins of the others: %2</source>
        <translation>%1 缺少其他节点有的插件：%2</translation>
    </message>
    <message>
        <source>%1 runs the same version as the others</source>
        <translation>%1 的版本与其他节点相同</translation>
    </message>
    <message>
        <source>The node does not tell its version.</source>
        <translation>节点没有给出版本。</translation>
    </message>
    <message>
        <source>%1 runs RabbitMQ %2, others %3</source>
        <translation>%1 运行 RabbitMQ %2，其他节点运行 %3</translation>
    </message>
    <message>
        <source>Nodes of different versions belong together only while an upgrade goes on.</source>
        <translation>不同版本的节点只应在升级期间并存。</translation>
    </message>
    <message>
        <source>All stable feature flags are on</source>
        <translation>所有稳定的特性标志都已启用</translation>
    </message>
    <message>
        <source>Experimental ones that are off, as they should be: %1</source>
        <translation>实验性的标志按理未启用：%1</translation>
    </message>
    <message>
        <source>Stable feature flags are off: %1</source>
        <translation>有稳定的特性标志未启用：%1</translation>
    </message>
    <message>
        <source>A node of the next version may refuse to start until they are on; once on, they stay so.</source>
        <translation>在它们启用之前，下一版本的节点可能拒绝启动；启用后不能再关闭。</translation>
    </message>
    <message>
        <source>No deprecated feature is in use</source>
        <translation>没有使用已弃用的特性</translation>
    </message>
    <message>
        <source>Deprecated features are in use: %1</source>
        <translation>正在使用已弃用的特性：%1</translation>
    </message>
    <message>
        <source>They go away with a later version; nothing is wrong now.</source>
        <translation>它们会在以后的版本中消失；目前没有问题。</translation>
    </message>
    <message>
        <source>%1 watches its free disk space</source>
        <translation>%1 监测其磁盘剩余空间</translation>
    </message>
    <message>
        <source>%1 runs and tells no figures</source>
        <translation>%1 在运行，但不提供任何数值</translation>
    </message>
    <message>
        <source>Neither memory nor disk can be judged: rabbitmq_management_agent is off there, or of another version.</source>
        <translation>无法判断内存与磁盘：该节点未启用 rabbitmq_management_agent，或版本不同。</translation>
    </message>
    <message>
        <source>%1 does not watch its free disk space</source>
        <translation>%1 未监测其磁盘剩余空间</translation>
    </message>
    <message>
        <source>Its free disk space is not known, to it as well: there will be no alarm when the disk runs full.</source>
        <translation>磁盘剩余空间未知，节点自身也不知道：磁盘写满时不会告警。</translation>
    </message>
    <message>
        <source>Two nodes say different things about %1</source>
        <translation>两个节点对 %1 的说法不一致</translation>
    </message>
    <message>
        <source>Another node has it running; %1 says “%2”: %3. It may have been moved, or run twice.</source>
        <translation>另一节点称其在运行；%1 称其为“%2”：%3。它可能已迁移，或被运行了两次。</translation>
    </message>
    <message>
        <source>no reason told</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>%1 is called running, and has no connection</source>
        <translation>%1 显示为运行中，但没有连接</translation>
    </message>
    <message>
        <source>Nothing moves by it: the other side may be blocked by an alarm.</source>
        <translation>没有消息经其传输：对端可能因告警而被阻塞。</translation>
    </message>
    <message>
        <source>%1 refuses the console&apos;s login</source>
        <translation>%1 拒绝控制台登录</translation>
    </message>
    <message>
        <source>It says why, and it is not the password.</source>
        <translation>它已说明原因，且与密码无关。</translation>
    </message>
    <message>
        <source>Somebody answers there; whether the node serves clients is not known from it.</source>
        <translation>那里有应答，但无法由此得知节点是否为客户端服务。</translation>
    </message>
    <message>
        <source>The free disk space that %1 tells stands still</source>
        <translation>%1 报告的空闲磁盘空间静止不变</translation>
    </message>
    <message>
        <source>It has been the same to the byte for ten minutes, while its host has %1 free: the watch is switched off or has died, and there will be no alarm when the disk runs full.</source>
        <translation>该数值十分钟来一字节未变，而主机实际空闲 %1：磁盘监视已关闭或已失效，磁盘写满时不会有告警。</translation>
    </message>
    <message>
        <source>%1 has been starting for %2</source>
        <translation>%1 启动已持续 %2</translation>
    </message>
    <message>
        <source>It does not come up any more: nothing moves by it.</source>
        <translation>它已无法启动：不再搬运任何消息。</translation>
    </message>
    <message>
        <source>%1 runs and is blocked</source>
        <translation>%1 在运行，但被阻塞</translation>
    </message>
    <message>
        <source>Nothing moves by it: the side that it writes to takes no messages, mostly for an alarm.</source>
        <translation>它不再搬运消息：写入的一侧不接收消息，多半因为有告警。</translation>
    </message>
    <message>
        <source>Both sides run and answer. Quorum queues may look well all the same; what is declared on one side can be missing on the other.</source>
        <translation>双方都在运行并应答。仲裁队列仍可能看起来正常；在一侧声明的对象可能在另一侧缺失。</translation>
    </message>
</context>
<context>
    <name>BrokerMetricsClient</name>
    <message>
        <source>These are not the metrics of a RabbitMQ node</source>
        <translation>这不是 RabbitMQ 节点的指标</translation>
    </message>
    <message>
        <source>The node lists more than %1 queues</source>
        <translation>节点列出了超过 %1 个队列</translation>
    </message>
    <message>
        <source>The metrics there are those of %1, not of %2</source>
        <translation>该处的指标属于 %1，而非 %2</translation>
    </message>
</context>
<context>
    <name>BrokerProbe</name>
    <message>
        <source>The profile names no management URL</source>
        <translation>配置中没有管理 URL</translation>
    </message>
    <message>
        <source>There was no answer within %1</source>
        <translation>%1 内没有回答</translation>
    </message>
    <message>
        <source>This version does not count messages that find no queue</source>
        <translation>此版本不统计找不到队列的消息</translation>
    </message>
    <message>
        <source>%1: metrics</source>
        <translation>%1：指标</translation>
    </message>
    <message>
        <source>%1: queues</source>
        <translation>%1：队列</translation>
    </message>
    <message>
        <source>%1: queue members</source>
        <translation>%1：队列成员</translation>
    </message>
    <message>
        <source>%1: management API</source>
        <translation>%1：管理 API</translation>
    </message>
    <message>
        <source>%1: health check %2</source>
        <translation>%1：健康检查 %2</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Operator policies</source>
        <translation>运维策略</translation>
    </message>
    <message>
        <source>Virtual hosts</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Feature flags</source>
        <translation>功能标志</translation>
    </message>
    <message>
        <source>Deprecated features</source>
        <translation>已弃用特性</translation>
    </message>
    <message>
        <source>Federation links</source>
        <translation>联邦链接</translation>
    </message>
    <message>
        <source>Shovels</source>
        <translation>Shovel</translation>
    </message>
    <message>
        <source>Limits of virtual hosts</source>
        <translation>虚拟主机的限值</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>in maintenance mode</source>
        <translation>处于维护模式</translation>
    </message>
    <message>
        <source>parted from the others</source>
        <translation>与其他节点分隔</translation>
    </message>
    <message>
        <source>does not serve clients</source>
        <translation>不为客户端服务</translation>
    </message>
    <message>
        <source>memory alarm</source>
        <translation>内存告警</translation>
    </message>
    <message>
        <source>disk alarm</source>
        <translation>磁盘告警</translation>
    </message>
    <message>
        <source>serves clients, tells no figures</source>
        <translation>服务客户端，但没有数据</translation>
    </message>
    <message>
        <source>its own figures are missing</source>
        <translation>缺少它自己的数据</translation>
    </message>
    <message>
        <source>no alarm</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>Members in sync</source>
        <translation>同步成员</translation>
    </message>
    <message>
        <source>%1 lags in %2 by %3 entries</source>
        <translation>%1 在 %2 中落后 %3 个条目</translation>
    </message>
    <message>
        <source>%1 has no member of %2 that is online</source>
        <translation>%1 没有 %2 的在线成员</translation>
    </message>
    <message>
        <source>none to take over</source>
        <translation>没有需要接管的</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Memory headroom</source>
        <translation>内存余量</translation>
    </message>
    <message>
        <source>Disk headroom</source>
        <translation>磁盘余量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Host score</source>
        <translation>主机评分</translation>
    </message>
    <message>
        <source>Quorum stays</source>
        <translation>多数派保持</translation>
    </message>
    <message>
        <source>no replicated queue</source>
        <translation>没有复制队列</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>none set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>%1 holds an up-to-date member of every queue that %2 leads.</source>
        <translation>%1 拥有 %2 所领导的每个队列的最新成员。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Speaks against it: %1.</source>
        <translation>不利因素：%1。</translation>
    </message>
    <message>
        <source>Never, by the operator</source>
        <translation>从不，由操作员设定</translation>
    </message>
    <message>
        <source>Cannot take over</source>
        <translation>不能接管</translation>
    </message>
    <message>
        <source>Can take over</source>
        <translation>可以接管</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>1 reservation</source>
        <translation>1 项保留意见</translation>
    </message>
    <message>
        <source>%1 reservations</source>
        <translation>%1 项保留意见</translation>
    </message>
    <message>
        <source>no server in %1</source>
        <translation>%1 中没有其服务器</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a server&apos;s state and a proxy</comment>
        <translation>%2 中为 %1</translation>
    </message>
    <message>
        <source>How far %1 has come with %2 is not known</source>
        <translation>%1 在 %2 上进展到何处未知</translation>
    </message>
</context>
<context>
    <name>CareWords</name>
    <message>
        <source>Rebalance the queue leaders of %1?</source>
        <translation>重新均衡 %1 的队列领导者？</translation>
    </message>
    <message>
        <source>Drain %1 of %2?</source>
        <translation>将 %2 的 %1 转入维护？</translation>
    </message>
    <message>
        <source>Revive %1 of %2?</source>
        <translation>恢复 %2 的 %1？</translation>
    </message>
    <message>
        <source>Restart the broker on %1 of %2?</source>
        <translation>重启 %2 的 %1 上的节点服务？</translation>
    </message>
    <message>
        <source>Close the connections of %1 of %2?</source>
        <translation>关闭 %2 的 %1 的连接？</translation>
    </message>
    <message>
        <source>Close the connections of user %1 in %2?</source>
        <translation>关闭 %2 中用户 %1 的连接？</translation>
    </message>
    <message>
        <source>Rebalance leaders</source>
        <translation>均衡领导者</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>将 %1 转入维护</translation>
    </message>
    <message>
        <source>Revive %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Close connections</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>Rebalance leaders…</source>
        <translation>均衡领导者…</translation>
    </message>
    <message>
        <source>Drain…</source>
        <translation>转入维护…</translation>
    </message>
    <message>
        <source>Revive…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restart service…</source>
        <translation>重启服务…</translation>
    </message>
    <message>
        <source>Close connections of this node…</source>
        <translation>关闭此节点的连接…</translation>
    </message>
    <message>
        <source>Close connections of user %1…</source>
        <translation>关闭用户 %1 的连接…</translation>
    </message>
    <message>
        <source>Another run is under way; wait until it has ended</source>
        <translation>另一次运行正在进行；请等待其结束</translation>
    </message>
    <message>
        <source>No node answers at present</source>
        <translation>目前没有节点应答</translation>
    </message>
    <message>
        <source>SSH to the host of %1 is not configured</source>
        <translation>未配置到 %1 所在主机的 SSH</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode already</source>
        <translation>%1 已处于维护模式</translation>
    </message>
    <message>
        <source>%1 is not in maintenance mode</source>
        <translation>%1 不在维护模式</translation>
    </message>
    <message>
        <source>Restart HAProxy on %1 of %2?</source>
        <translation>重启 %2 的 %1 上的 HAProxy？</translation>
    </message>
    <message>
        <source>Start the broker on %1 of %2?</source>
        <translation>启动 %2 的 %1 上的 broker？</translation>
    </message>
    <message>
        <source>Start RabbitMQ in the Erlang VM of %1 of %2?</source>
        <translation>在 %2 的 %1 的 Erlang 虚拟机中启动 RabbitMQ？</translation>
    </message>
    <message>
        <source>Let the stopped broker of %1 of %2 go on?</source>
        <translation>让 %2 的 %1 上被暂停的 broker 继续运行？</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Start RabbitMQ on %1</source>
        <translation>启动 %1 的 RabbitMQ</translation>
    </message>
    <message>
        <source>Let %1 go on</source>
        <translation>让 %1 继续运行</translation>
    </message>
    <message>
        <source>Start service…</source>
        <translation>启动服务…</translation>
    </message>
    <message>
        <source>Start RabbitMQ…</source>
        <translation>启动 RabbitMQ…</translation>
    </message>
    <message>
        <source>Let it go on…</source>
        <translation>让其继续运行…</translation>
    </message>
    <message>
        <source>%1 is in service</source>
        <translation>%1 正在提供服务</translation>
    </message>
    <message>
        <source>Open the doors of %1 of %2 for clients again?</source>
        <translation>重新打开 %2 的 %1 面向客户端的端口？</translation>
    </message>
    <message>
        <source>Open listeners of %1</source>
        <translation>打开 %1 的监听</translation>
    </message>
    <message>
        <source>Open listeners…</source>
        <translation>打开监听…</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode: revive it</source>
        <translation>%1 处于维护模式：请使用恢复</translation>
    </message>
</context>
<context>
    <name>ChartUnit</name>
    <message>
        <source>million/s</source>
        <translation>百万条/秒</translation>
    </message>
    <message>
        <source>millions</source>
        <translation>百万</translation>
    </message>
    <message>
        <source>thousand/s</source>
        <translation>千条/秒</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>千</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ClusterProfile</name>
    <message>
        <source>is not an http or https URL</source>
        <translation>不是 http 或 https URL</translation>
    </message>
    <message>
        <source>must not hold a user or password</source>
        <translation>不得含有用户名或密码</translation>
    </message>
    <message>
        <source>is not HOST:PORT</source>
        <translation>不是 HOST:PORT 格式</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>names no node</source>
        <translation>没有列出节点</translation>
    </message>
    <message>
        <source>The cluster profile is not valid: %1</source>
        <translation>集群配置无效：%1</translation>
    </message>
    <message>
        <source>broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备用</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
</context>
<context>
    <name>DataAge</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Waiting for the first answer</source>
        <translation>等待首次应答</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>No node answers</source>
        <translation>没有节点应答</translation>
    </message>
    <message>
        <source>No answer since %1</source>
        <translation>自 %1 起无应答</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Live, %1 old</source>
        <translation>实时，%1前</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>实时，%1</translation>
    </message>
    <message>
        <source>Live, except the host figures of %1</source>
        <translation>实时，%1 主机指标除外</translation>
    </message>
    <message>
        <source>Live, except %1 since %2</source>
        <translation>实时，%1 自 %2 起除外</translation>
    </message>
    <message>
        <source>Part live</source>
        <translation>部分实时</translation>
    </message>
    <message>
        <source>The nodes refuse user or password</source>
        <translation>节点拒绝用户名或密码</translation>
    </message>
</context>
<context>
    <name>DesktopNotice</name>
    <message>
        <source>This desktop shows no notices</source>
        <translation>此桌面不显示通知</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Down, disk full</source>
        <translation>宕机，磁盘已满</translation>
    </message>
    <message>
        <source>Data disk full</source>
        <translation>数据盘已满</translation>
    </message>
    <message>
        <source>%1 is down because its disk is full</source>
        <translation>%1 因磁盘已满而宕机</translation>
    </message>
    <message>
        <source>%1 nodes are down because their disks are full: %2</source>
        <translation>%1 个节点因磁盘已满而宕机：%2</translation>
    </message>
    <message>
        <source>1 node down, its disk full</source>
        <translation>1 个节点宕机，磁盘已满</translation>
    </message>
    <message>
        <source>%1 nodes down, their disks full</source>
        <translation>%1 个节点宕机，磁盘已满</translation>
    </message>
    <message>
        <source>Network partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>the cluster is partitioned: %1 do not all see each other</source>
        <translation>集群发生分区：%1 未能全部互相可见</translation>
    </message>
    <message>
        <source>network partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>Majority lost</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service; quorum queues with a member on each have stopped</source>
        <translation>%1/%2 个节点服务中；成员遍布各节点的仲裁队列已停止</translation>
    </message>
    <message>
        <source>only %1 of %2 nodes are in service, which is no majority</source>
        <translation>仅 %1/%2 个节点服务中，未达多数派</translation>
    </message>
    <message>
        <source>majority lost</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>No node to spare</source>
        <translation>节点无冗余</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service; a second lost node would stop quorum queues</source>
        <translation>%1/%2 个节点服务中；再失去一个节点，仲裁队列将停止</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service, none to spare</source>
        <translation>%1/%2 个节点服务中，已无冗余</translation>
    </message>
    <message>
        <source>no node to spare</source>
        <translation>节点无冗余</translation>
    </message>
    <message>
        <source>Cluster totals missing</source>
        <translation>集群汇总缺失</translation>
    </message>
    <message>
        <source>no node gives the overview of the cluster: %1</source>
        <translation>没有节点提供集群概览：%1</translation>
    </message>
    <message>
        <source>the cluster&apos;s totals are missing</source>
        <translation>集群汇总数据缺失</translation>
    </message>
    <message>
        <source>cluster totals missing</source>
        <translation>集群汇总缺失</translation>
    </message>
    <message>
        <source>Rates switched off</source>
        <translation>速率统计已关闭</translation>
    </message>
    <message>
        <source>the brokers&apos; metrics collector is disabled: rates and many figures are not there</source>
        <translation>节点的指标收集器已禁用：速率和许多数据不可得</translation>
    </message>
    <message>
        <source>the brokers&apos; metrics collector is disabled</source>
        <translation>节点的指标收集器已禁用</translation>
    </message>
    <message>
        <source>rates switched off</source>
        <translation>速率统计已关闭</translation>
    </message>
    <message>
        <source>Versions differ</source>
        <translation>版本不一致</translation>
    </message>
    <message>
        <source>the nodes run RabbitMQ %1</source>
        <translation>各节点运行 RabbitMQ %1</translation>
    </message>
    <message>
        <source>the nodes run different versions</source>
        <translation>各节点版本不一致</translation>
    </message>
    <message>
        <source>versions differ</source>
        <translation>版本不一致</translation>
    </message>
    <message>
        <source>Queues without majority</source>
        <translation>队列失去多数派</translation>
    </message>
    <message>
        <source>%1 queues have lost the majority of their members and take no messages; the first is %2</source>
        <translation>%1 个队列失去多数派成员，不再接收消息；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have lost their majority</source>
        <translation>%1 个队列失去多数派</translation>
    </message>
    <message>
        <source>1 queue without majority</source>
        <translation>1 个队列失去多数派</translation>
    </message>
    <message>
        <source>%1 queues without majority</source>
        <translation>%1 个队列失去多数派</translation>
    </message>
    <message>
        <source>Queue without majority</source>
        <translation>队列失去多数派</translation>
    </message>
    <message>
        <source>%2 has lost the majority of its members and takes no messages</source>
        <translation>%2 失去多数派成员，不再接收消息</translation>
    </message>
    <message>
        <source>the queue %2 has lost its majority</source>
        <translation>队列 %2 失去多数派</translation>
    </message>
    <message>
        <source>Members missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>1 queue short of a member</source>
        <translation>1 个队列缺少成员</translation>
    </message>
    <message>
        <source>%1 queues short of a member</source>
        <translation>%1 个队列缺少成员</translation>
    </message>
    <message>
        <source>Member missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 宕机</translation>
    </message>
    <message>
        <source>%1 frozen</source>
        <translation>%1 卡死</translation>
    </message>
    <message>
        <source>%1 not reachable</source>
        <translation>%1 不可达</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无应答</translation>
    </message>
    <message>
        <source>%1 in maintenance mode</source>
        <translation>%1 处于维护模式</translation>
    </message>
    <message>
        <source>Management API of %1 does not answer</source>
        <translation>%1 的管理 API 无应答</translation>
    </message>
    <message>
        <source>Management port of %1 closed</source>
        <translation>%1 的管理端口已关闭</translation>
    </message>
    <message>
        <source>Management API of %1 fails</source>
        <translation>%1 的管理 API 出错</translation>
    </message>
    <message>
        <source>%1 refuses the password</source>
        <translation>%1 拒绝密码</translation>
    </message>
    <message>
        <source>%1 refuses the user</source>
        <translation>%1 拒绝该用户</translation>
    </message>
    <message>
        <source>Host name of %1 not found</source>
        <translation>找不到 %1 的主机名</translation>
    </message>
    <message>
        <source>TLS to %1 failed</source>
        <translation>与 %1 的 TLS 失败</translation>
    </message>
    <message>
        <source>Certificate of %1 expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>Memory alarm on %1</source>
        <translation>%1 触发内存告警</translation>
    </message>
    <message>
        <source>Memory alarm on %1 cleared</source>
        <translation>%1 内存告警解除</translation>
    </message>
    <message>
        <source>Disk alarm on %1</source>
        <translation>%1 触发磁盘告警</translation>
    </message>
    <message>
        <source>Disk alarm on %1 cleared</source>
        <translation>%1 磁盘告警解除</translation>
    </message>
    <message>
        <source>Descriptor alarm on %1</source>
        <translation>%1 触发文件描述符告警</translation>
    </message>
    <message>
        <source>Descriptor alarm on %1 cleared</source>
        <translation>%1 文件描述符告警解除</translation>
    </message>
    <message>
        <source>%1 in service again</source>
        <translation>%1 恢复服务</translation>
    </message>
    <message>
        <source>%1 restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>%1 runs RabbitMQ %2 now, before %3</source>
        <translation>%1 现运行 RabbitMQ %2，此前为 %3</translation>
    </message>
    <message>
        <source>Host %1 not reachable</source>
        <translation>主机 %1 不可达</translation>
    </message>
    <message>
        <source>Host %1 answers again</source>
        <translation>主机 %1 恢复应答</translation>
    </message>
    <message>
        <source>Proxy %1 does not answer</source>
        <translation>代理 %1 无应答</translation>
    </message>
    <message>
        <source>Proxy %1 answers again</source>
        <translation>代理 %1 恢复应答</translation>
    </message>
    <message>
        <source>%1 sends clients to %2 again</source>
        <translation>%1 恢复向 %2 转发客户端</translation>
    </message>
    <message>
        <source>%1 took %2 out</source>
        <translation>%1 摘除了 %2</translation>
    </message>
    <message>
        <source>Network partition healed</source>
        <translation>网络分区已恢复</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Host not reachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>nothing on %1 answers: it is switched off, cut off or hangs</source>
        <translation>%1 上无任何应答：已关机、断网或挂起</translation>
    </message>
    <message>
        <source>nothing on the host %1 answers</source>
        <translation>主机 %1 上无任何应答</translation>
    </message>
    <message>
        <source>nothing on %1 hosts answers: %2</source>
        <translation>%1 台主机上无任何应答：%2</translation>
    </message>
    <message>
        <source>1 host not reachable</source>
        <translation>1 台主机不可达</translation>
    </message>
    <message>
        <source>%1 hosts not reachable</source>
        <translation>%1 台主机不可达</translation>
    </message>
    <message>
        <source>Host name not found</source>
        <translation>主机名找不到</translation>
    </message>
    <message>
        <source>the name of the host %1 has no address; its figures are missing</source>
        <translation>主机 %1 的名称没有对应地址；其指标缺失</translation>
    </message>
    <message>
        <source>the name of the host %1 has no address</source>
        <translation>主机 %1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>the names of %1 hosts have no address: %2</source>
        <translation>%1 台主机的名称没有对应地址：%2</translation>
    </message>
    <message>
        <source>1 host name not found</source>
        <translation>1 个主机名找不到</translation>
    </message>
    <message>
        <source>%1 host names not found</source>
        <translation>%1 个主机名找不到</translation>
    </message>
    <message>
        <source>Host figures missing</source>
        <translation>主机指标缺失</translation>
    </message>
    <message>
        <source>the figures of the host %1 are missing</source>
        <translation>主机 %1 的指标缺失</translation>
    </message>
    <message>
        <source>the figures of %1 hosts are missing: %2</source>
        <translation>%1 台主机的指标缺失：%2</translation>
    </message>
    <message>
        <source>host figures of 1 host missing</source>
        <translation>1 台主机指标缺失</translation>
    </message>
    <message>
        <source>host figures of %1 hosts missing</source>
        <translation>%1 台主机指标缺失</translation>
    </message>
    <message>
        <source>CPU busy</source>
        <translation>CPU 繁忙</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2, warning above %3</source>
        <translation>%1 的 CPU 达 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2, critical above %3</source>
        <translation>%1 的 CPU 达 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2</source>
        <translation>%1 的 CPU 达 %2</translation>
    </message>
    <message>
        <source>the CPUs of %1 hosts are busy: %2</source>
        <translation>%1 台主机 CPU 繁忙：%2</translation>
    </message>
    <message>
        <source>1 host with busy CPU</source>
        <translation>1 台主机 CPU 繁忙</translation>
    </message>
    <message>
        <source>%1 hosts with busy CPU</source>
        <translation>%1 台主机 CPU 繁忙</translation>
    </message>
    <message>
        <source>Host memory short</source>
        <translation>主机内存不足</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use, warning above %3</source>
        <translation>%1 内存已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use, critical above %3</source>
        <translation>%1 内存已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use</source>
        <translation>%1 内存已用 %2</translation>
    </message>
    <message>
        <source>%1 hosts are short of memory: %2</source>
        <translation>%1 台主机内存不足：%2</translation>
    </message>
    <message>
        <source>1 host short of memory</source>
        <translation>1 台主机内存不足</translation>
    </message>
    <message>
        <source>%1 hosts short of memory</source>
        <translation>%1 台主机内存不足</translation>
    </message>
    <message>
        <source>Data disk filling up</source>
        <translation>数据盘将满</translation>
    </message>
    <message>
        <source>%4 on %1 is %2 full, warning above %3</source>
        <translation>%1 的 %4 已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>%4 on %1 is %2 full, critical above %3</source>
        <translation>%1 的 %4 已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the data disk of %1 is %2 full</source>
        <translation>%1 的数据盘已用 %2</translation>
    </message>
    <message>
        <source>the data disks of %1 hosts fill up: %2</source>
        <translation>%1 台主机数据盘将满：%2</translation>
    </message>
    <message>
        <source>1 data disk filling up</source>
        <translation>1 块数据盘将满</translation>
    </message>
    <message>
        <source>%1 data disks filling up</source>
        <translation>%1 块数据盘将满</translation>
    </message>
    <message>
        <source>System disk filling up</source>
        <translation>系统盘将满</translation>
    </message>
    <message>
        <source>/ on %1 is %2 full, warning above %3</source>
        <translation>%1 的 / 已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>/ on %1 is %2 full, critical above %3</source>
        <translation>%1 的 / 已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the system disk of %1 is %2 full</source>
        <translation>%1 的系统盘已用 %2</translation>
    </message>
    <message>
        <source>the system disks of %1 hosts fill up: %2</source>
        <translation>%1 台主机系统盘将满：%2</translation>
    </message>
    <message>
        <source>1 system disk filling up</source>
        <translation>1 块系统盘将满</translation>
    </message>
    <message>
        <source>%1 system disks filling up</source>
        <translation>%1 块系统盘将满</translation>
    </message>
    <message>
        <source>Load high</source>
        <translation>负载过高</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core, warning above %3</source>
        <translation>%1 每核负载 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core, critical above %3</source>
        <translation>%1 每核负载 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core</source>
        <translation>%1 每核负载 %2</translation>
    </message>
    <message>
        <source>the load of %1 hosts is high: %2</source>
        <translation>%1 台主机负载过高：%2</translation>
    </message>
    <message>
        <source>1 host with high load</source>
        <translation>1 台主机负载过高</translation>
    </message>
    <message>
        <source>%1 hosts with high load</source>
        <translation>%1 台主机负载过高</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>Partitioned</source>
        <translation>已分区</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>Node draining</source>
        <translation>节点维护中</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode and takes no clients</source>
        <translation>%1 处于维护模式，不接受客户端</translation>
    </message>
    <message>
        <source>%1 nodes are in maintenance mode: %2</source>
        <translation>%1 个节点处于维护模式：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are in maintenance mode</source>
        <translation>全部 %1 个节点处于维护模式</translation>
    </message>
    <message>
        <source>1 node draining</source>
        <translation>1 个节点维护中</translation>
    </message>
    <message>
        <source>%1 nodes draining</source>
        <translation>%1 个节点维护中</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>Node down</source>
        <translation>节点宕机</translation>
    </message>
    <message>
        <source>%1 does not run; its host answers</source>
        <translation>%1 未运行；其主机有应答</translation>
    </message>
    <message>
        <source>%1 is down; its host answers</source>
        <translation>%1 宕机；其主机有应答</translation>
    </message>
    <message>
        <source>%1 nodes are down: %2</source>
        <translation>%1 个节点宕机：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are down</source>
        <translation>全部 %1 个节点宕机</translation>
    </message>
    <message>
        <source>1 node down</source>
        <translation>1 个节点宕机</translation>
    </message>
    <message>
        <source>%1 nodes down</source>
        <translation>%1 个节点宕机</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>卡死</translation>
    </message>
    <message>
        <source>Node frozen</source>
        <translation>节点卡死</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
    <message>
        <source>%1 is frozen: it accepts connections and does not answer</source>
        <translation>%1 卡死：接受连接但无应答</translation>
    </message>
    <message>
        <source>%1 nodes are frozen: %2</source>
        <translation>%1 个节点卡死：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are frozen</source>
        <translation>全部 %1 个节点卡死</translation>
    </message>
    <message>
        <source>1 node frozen</source>
        <translation>1 个节点卡死</translation>
    </message>
    <message>
        <source>%1 nodes frozen</source>
        <translation>%1 个节点卡死</translation>
    </message>
    <message>
        <source>API not answering</source>
        <translation>API 无应答</translation>
    </message>
    <message>
        <source>Management API silent</source>
        <translation>管理 API 无应答</translation>
    </message>
    <message>
        <source>%1 serves its metrics, but its management API does not answer in time</source>
        <translation>%1 仍提供指标，但管理 API 未及时应答</translation>
    </message>
    <message>
        <source>the management API of %1 does not answer in time</source>
        <translation>%1 的管理 API 未及时应答</translation>
    </message>
    <message>
        <source>the management API of %1 nodes does not answer in time: %2</source>
        <translation>%1 个节点的管理 API 未及时应答：%2</translation>
    </message>
    <message>
        <source>the management API of all %1 nodes does not answer in time</source>
        <translation>全部 %1 个节点的管理 API 未及时应答</translation>
    </message>
    <message>
        <source>1 management API silent</source>
        <translation>1 个管理 API 无应答</translation>
    </message>
    <message>
        <source>%1 management APIs silent</source>
        <translation>%1 个管理 API 无应答</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>Node not reachable</source>
        <translation>节点不可达</translation>
    </message>
    <message>
        <source>%1 cannot be reached, like everything on its host</source>
        <translation>%1 不可达，其主机上一切均不可达</translation>
    </message>
    <message>
        <source>%1 nodes cannot be reached: %2</source>
        <translation>%1 个节点不可达：%2</translation>
    </message>
    <message>
        <source>none of %1 nodes can be reached</source>
        <translation>%1 个节点均不可达</translation>
    </message>
    <message>
        <source>1 node not reachable</source>
        <translation>1 个节点不可达</translation>
    </message>
    <message>
        <source>%1 nodes not reachable</source>
        <translation>%1 个节点不可达</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>%1 does not answer, and whether its host does is not known: %2</source>
        <translation>%1 无应答，其主机有无应答未知：%2</translation>
    </message>
    <message>
        <source>%1 nodes do not answer: %2</source>
        <translation>%1 个节点无应答：%2</translation>
    </message>
    <message>
        <source>none of %1 nodes answers</source>
        <translation>%1 个节点均无应答</translation>
    </message>
    <message>
        <source>1 node without answer</source>
        <translation>1 个节点无应答</translation>
    </message>
    <message>
        <source>%1 nodes without answer</source>
        <translation>%1 个节点无应答</translation>
    </message>
    <message>
        <source>the host name of %1 has no address; correct it in the cluster&apos;s settings, or in DNS</source>
        <translation>%1 的主机名没有对应地址；请在集群设置或 DNS 中更正</translation>
    </message>
    <message>
        <source>the host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>the host names of %1 nodes have no address: %2</source>
        <translation>%1 个节点的主机名没有对应地址：%2</translation>
    </message>
    <message>
        <source>the host names of all %1 nodes have no address</source>
        <translation>全部 %1 个节点的主机名没有对应地址</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Wrong user or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>%1 refuses the user or the password</source>
        <translation>%1 拒绝用户名或密码</translation>
    </message>
    <message>
        <source>%1 nodes refuse the user or the password: %2</source>
        <translation>%1 个节点拒绝用户名或密码：%2</translation>
    </message>
    <message>
        <source>all %1 nodes refuse the user or the password</source>
        <translation>全部 %1 个节点拒绝用户名或密码</translation>
    </message>
    <message>
        <source>1 node refuses the password</source>
        <translation>1 个节点拒绝密码</translation>
    </message>
    <message>
        <source>%1 nodes refuse the password</source>
        <translation>%1 个节点拒绝密码</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>the user may not look at %1: it needs the tag monitoring</source>
        <translation>该用户无权查看 %1：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>the user may not look at %1 nodes: it needs the tag monitoring</source>
        <translation>该用户无权查看 %1 个节点：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>the user may not look at any of %1 nodes: it needs the tag monitoring</source>
        <translation>该用户无权查看全部 %1 个节点：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>no permission on 1 node</source>
        <translation>1 个节点无权限</translation>
    </message>
    <message>
        <source>no permission on %1 nodes</source>
        <translation>%1 个节点无权限</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1: %2</source>
        <translation>无法与 %1 建立可信 TLS 会话：%2</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1</source>
        <translation>无法与 %1 建立可信 TLS 会话</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1 nodes: %2</source>
        <translation>无法与 %1 个节点建立可信 TLS 会话：%2</translation>
    </message>
    <message>
        <source>no trusted TLS session with any of %1 nodes</source>
        <translation>无法与全部 %1 个节点建立可信 TLS 会话</translation>
    </message>
    <message>
        <source>TLS failed on 1 node</source>
        <translation>1 个节点 TLS 失败</translation>
    </message>
    <message>
        <source>TLS failed on %1 nodes</source>
        <translation>%1 个节点 TLS 失败</translation>
    </message>
    <message>
        <source>Certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired; clients that use TLS are refused too</source>
        <translation>%1 的证书已过期；使用 TLS 的客户端也会被拒绝</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>the certificates of %1 nodes have expired: %2</source>
        <translation>%1 个节点的证书已过期：%2</translation>
    </message>
    <message>
        <source>the certificates of all %1 nodes have expired</source>
        <translation>全部 %1 个节点的证书已过期</translation>
    </message>
    <message>
        <source>1 certificate expired</source>
        <translation>1 个证书已过期</translation>
    </message>
    <message>
        <source>%1 certificates expired</source>
        <translation>%1 个证书已过期</translation>
    </message>
    <message>
        <source>Management off</source>
        <translation>管理未启用</translation>
    </message>
    <message>
        <source>Management plugin off</source>
        <translation>管理插件未启用</translation>
    </message>
    <message>
        <source>%1 runs, but its management port is closed; is the plugin rabbitmq_management on?</source>
        <translation>%1 在运行，但管理端口已关闭；插件 rabbitmq_management 启用了吗？</translation>
    </message>
    <message>
        <source>%1 runs, but its management port is closed</source>
        <translation>%1 在运行，但管理端口已关闭</translation>
    </message>
    <message>
        <source>%1 nodes run with their management port closed: %2</source>
        <translation>%1 个节点在运行，但管理端口已关闭：%2</translation>
    </message>
    <message>
        <source>all %1 nodes run with their management port closed</source>
        <translation>全部 %1 个节点在运行，但管理端口已关闭</translation>
    </message>
    <message>
        <source>management off on 1 node</source>
        <translation>1 个节点管理未启用</translation>
    </message>
    <message>
        <source>management off on %1 nodes</source>
        <translation>%1 个节点管理未启用</translation>
    </message>
    <message>
        <source>API error</source>
        <translation>API 出错</translation>
    </message>
    <message>
        <source>Management API fails</source>
        <translation>管理 API 出错</translation>
    </message>
    <message>
        <source>%1 does not answer as it should: %2</source>
        <translation>%1 应答异常：%2</translation>
    </message>
    <message>
        <source>the management API of %1 fails</source>
        <translation>%1 的管理 API 出错</translation>
    </message>
    <message>
        <source>the management API of %1 nodes fails: %2</source>
        <translation>%1 个节点的管理 API 出错：%2</translation>
    </message>
    <message>
        <source>the management API of all %1 nodes fails</source>
        <translation>全部 %1 个节点的管理 API 出错</translation>
    </message>
    <message>
        <source>1 management API fails</source>
        <translation>1 个管理 API 出错</translation>
    </message>
    <message>
        <source>%1 management APIs fail</source>
        <translation>%1 个管理 API 出错</translation>
    </message>
    <message>
        <source>the cluster&apos;s settings name no management URL for %1</source>
        <translation>集群设置中没有 %1 的管理 URL</translation>
    </message>
    <message>
        <source>the settings name no management URL for %1</source>
        <translation>设置中没有 %1 的管理 URL</translation>
    </message>
    <message>
        <source>the settings name no management URL for %1 nodes: %2</source>
        <translation>设置中没有 %1 个节点的管理 URL：%2</translation>
    </message>
    <message>
        <source>the settings name no management URL</source>
        <translation>设置中没有管理 URL</translation>
    </message>
    <message>
        <source>1 node not configured</source>
        <translation>1 个节点未配置</translation>
    </message>
    <message>
        <source>%1 nodes not configured</source>
        <translation>%1 个节点未配置</translation>
    </message>
    <message>
        <source>Data is old</source>
        <translation>数据过旧</translation>
    </message>
    <message>
        <source>nothing has been heard of %1 for %2</source>
        <translation>%1 已有 %2未报告数据</translation>
    </message>
    <message>
        <source>what is known of %1 is old</source>
        <translation>%1 的数据过旧</translation>
    </message>
    <message>
        <source>what is known of %1 nodes is old: %2</source>
        <translation>%1 个节点的数据过旧：%2</translation>
    </message>
    <message>
        <source>what is known of all %1 nodes is old</source>
        <translation>全部 %1 个节点的数据过旧</translation>
    </message>
    <message>
        <source>old data of 1 node</source>
        <translation>1 个节点数据过旧</translation>
    </message>
    <message>
        <source>old data of %1 nodes</source>
        <translation>%1 个节点数据过旧</translation>
    </message>
    <message>
        <source>Memory alarm</source>
        <translation>内存告警</translation>
    </message>
    <message>
        <source>%1 uses %2, its limit is %3; publishers of the whole cluster are blocked</source>
        <translation>%1 已用 %2，上限 %3；全集群的发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because %1 is over its memory limit</source>
        <translation>%1 超过内存上限，发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because %1 nodes are over their memory limit: %2</source>
        <translation>%1 个节点超过内存上限，发布者被阻塞：%2</translation>
    </message>
    <message>
        <source>publishers are blocked because all %1 nodes are over their memory limit</source>
        <translation>全部 %1 个节点超过内存上限，发布者被阻塞</translation>
    </message>
    <message>
        <source>1 memory alarm</source>
        <translation>1 个内存告警</translation>
    </message>
    <message>
        <source>%1 memory alarms</source>
        <translation>%1 个内存告警</translation>
    </message>
    <message>
        <source>Disk alarm</source>
        <translation>磁盘告警</translation>
    </message>
    <message>
        <source>%1 has %2 free, its limit is %3; publishers of the whole cluster are blocked</source>
        <translation>%1 剩余 %2，下限 %3；全集群的发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because the disk of %1 is almost full</source>
        <translation>%1 磁盘将满，发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because the disks of %1 nodes are almost full: %2</source>
        <translation>%1 个节点磁盘将满，发布者被阻塞：%2</translation>
    </message>
    <message>
        <source>publishers are blocked because the disks of all %1 nodes are almost full</source>
        <translation>全部 %1 个节点磁盘将满，发布者被阻塞</translation>
    </message>
    <message>
        <source>1 disk alarm</source>
        <translation>1 个磁盘告警</translation>
    </message>
    <message>
        <source>%1 disk alarms</source>
        <translation>%1 个磁盘告警</translation>
    </message>
    <message>
        <source>Descriptor alarm</source>
        <translation>文件描述符告警</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 file descriptors in use and takes no more clients</source>
        <translation>%1 已用 %2/%3 个文件描述符，不再接受客户端</translation>
    </message>
    <message>
        <source>%1 takes no more clients: its file descriptors are used up</source>
        <translation>%1 不再接受客户端：文件描述符已用尽</translation>
    </message>
    <message>
        <source>%1 nodes take no more clients: the file descriptors of %2 are used up</source>
        <translation>%1 个节点不再接受客户端：%2 的文件描述符已用尽</translation>
    </message>
    <message>
        <source>all %1 nodes take no more clients: their file descriptors are used up</source>
        <translation>全部 %1 个节点不再接受客户端：文件描述符已用尽</translation>
    </message>
    <message>
        <source>1 descriptor alarm</source>
        <translation>1 个文件描述符告警</translation>
    </message>
    <message>
        <source>%1 descriptor alarms</source>
        <translation>%1 个文件描述符告警</translation>
    </message>
    <message>
        <source>Memory near limit</source>
        <translation>内存接近上限</translation>
    </message>
    <message>
        <source>%1 uses %2; at %3 it blocks the publishers of the whole cluster</source>
        <translation>%1 已用 %2；达到 %3 将阻塞全集群的发布者</translation>
    </message>
    <message>
        <source>%1 is near its memory limit</source>
        <translation>%1 内存接近上限</translation>
    </message>
    <message>
        <source>%1 nodes are near their memory limit: %2</source>
        <translation>%1 个节点内存接近上限：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are near their memory limit</source>
        <translation>全部 %1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>1 node near its memory limit</source>
        <translation>1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>%1 nodes near their memory limit</source>
        <translation>%1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>Disk near limit</source>
        <translation>磁盘接近下限</translation>
    </message>
    <message>
        <source>%1 has %2 free; at %3 it blocks the publishers of the whole cluster</source>
        <translation>%1 剩余 %2；降至 %3 将阻塞全集群的发布者</translation>
    </message>
    <message>
        <source>the disk of %1 is near its limit</source>
        <translation>%1 磁盘剩余接近下限</translation>
    </message>
    <message>
        <source>the disks of %1 nodes are near their limit: %2</source>
        <translation>%1 个节点磁盘剩余接近下限：%2</translation>
    </message>
    <message>
        <source>the disks of all %1 nodes are near their limit</source>
        <translation>全部 %1 个节点磁盘剩余接近下限</translation>
    </message>
    <message>
        <source>1 disk near its limit</source>
        <translation>1 个磁盘接近下限</translation>
    </message>
    <message>
        <source>%1 disks near their limit</source>
        <translation>%1 个磁盘接近下限</translation>
    </message>
    <message>
        <source>Descriptors short</source>
        <translation>文件描述符不足</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 file descriptors in use</source>
        <translation>%1 已用 %2/%3 个文件描述符</translation>
    </message>
    <message>
        <source>%1 is short of file descriptors</source>
        <translation>%1 文件描述符不足</translation>
    </message>
    <message>
        <source>%1 nodes are short of file descriptors: %2</source>
        <translation>%1 个节点文件描述符不足：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are short of file descriptors</source>
        <translation>全部 %1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>1 node short of descriptors</source>
        <translation>1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>%1 nodes short of descriptors</source>
        <translation>%1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>No server up</source>
        <translation>无可用后端</translation>
    </message>
    <message>
        <source>%1 has no server left and turns every client away</source>
        <translation>%1 已无可用后端，拒绝所有客户端</translation>
    </message>
    <message>
        <source>the proxy %1 has no server left</source>
        <translation>代理 %1 已无可用后端</translation>
    </message>
    <message>
        <source>%1 proxies have no server left: %2</source>
        <translation>%1 个代理已无可用后端：%2</translation>
    </message>
    <message>
        <source>1 proxy without servers</source>
        <translation>1 个代理无可用后端</translation>
    </message>
    <message>
        <source>%1 proxies without servers</source>
        <translation>%1 个代理无可用后端</translation>
    </message>
    <message>
        <source>Server out</source>
        <translation>后端已摘除</translation>
    </message>
    <message>
        <source>%1 sends no clients to %3: %4</source>
        <translation>%1 不再向 %3 转发客户端：%4</translation>
    </message>
    <message>
        <source>the proxy %1 sends no clients to %3</source>
        <translation>代理 %1 不再向 %3 转发客户端</translation>
    </message>
    <message>
        <source>%1 servers are out: %2</source>
        <translation>%1 个后端已摘除：%2</translation>
    </message>
    <message>
        <source>1 server out</source>
        <translation>1 个后端已摘除</translation>
    </message>
    <message>
        <source>%1 servers out</source>
        <translation>%1 个后端已摘除</translation>
    </message>
    <message>
        <source>Proxy down</source>
        <translation>代理宕机</translation>
    </message>
    <message>
        <source>HAProxy on %1 does not answer: %2</source>
        <translation>%1 上的 HAProxy 无应答：%2</translation>
    </message>
    <message>
        <source>the proxy %1 does not answer; its host does</source>
        <translation>代理 %1 无应答；其主机有应答</translation>
    </message>
    <message>
        <source>%1 proxies do not answer: %2</source>
        <translation>%1 个代理无应答：%2</translation>
    </message>
    <message>
        <source>1 proxy down</source>
        <translation>1 个代理宕机</translation>
    </message>
    <message>
        <source>%1 proxies down</source>
        <translation>%1 个代理宕机</translation>
    </message>
    <message>
        <source>Proxy not reachable</source>
        <translation>代理不可达</translation>
    </message>
    <message>
        <source>the proxy %1 cannot be reached, like everything on its host</source>
        <translation>代理 %1 不可达，其主机上一切均不可达</translation>
    </message>
    <message>
        <source>%1 proxies cannot be reached: %2</source>
        <translation>%1 个代理不可达：%2</translation>
    </message>
    <message>
        <source>1 proxy not reachable</source>
        <translation>1 个代理不可达</translation>
    </message>
    <message>
        <source>%1 proxies not reachable</source>
        <translation>%1 个代理不可达</translation>
    </message>
    <message>
        <source>Proxy figures missing</source>
        <translation>代理指标缺失</translation>
    </message>
    <message>
        <source>%1 cannot be asked, and may be well: %2</source>
        <translation>%1 无法查询，但可能正常：%2</translation>
    </message>
    <message>
        <source>the figures of the proxy %1 are missing</source>
        <translation>代理 %1 的指标缺失</translation>
    </message>
    <message>
        <source>the figures of %1 proxies are missing: %2</source>
        <translation>%1 个代理的指标缺失：%2</translation>
    </message>
    <message>
        <source>figures of 1 proxy missing</source>
        <translation>1 个代理指标缺失</translation>
    </message>
    <message>
        <source>figures of %1 proxies missing</source>
        <translation>%1 个代理指标缺失</translation>
    </message>
    <message>
        <source>%1 of %2 servers up</source>
        <translation>%1/%2 个后端可用</translation>
    </message>
    <message>
        <source>Cannot be asked</source>
        <translation>无法查询</translation>
    </message>
    <message>
        <source>Healthy: the node is in service</source>
        <translation>健康：节点服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and the proxy are in service</source>
        <translation>健康：节点和代理服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and both proxies are in service</source>
        <translation>健康：节点和两个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and all %1 proxies are in service</source>
        <translation>健康：节点和全部 %1 个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes are in service</source>
        <translation>健康：全部 %1 个节点服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and the proxy are in service</source>
        <translation>健康：全部 %1 个节点和代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and both proxies are in service</source>
        <translation>健康：全部 %1 个节点和两个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and all %2 proxies are in service</source>
        <translation>健康：全部 %1 个节点和全部 %2 个代理服务中</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>1 proxy</source>
        <translation>1 个代理</translation>
    </message>
    <message>
        <source>%1 proxies</source>
        <translation>%1 个代理</translation>
    </message>
    <message>
        <source>1 queue</source>
        <translation>1 个队列</translation>
    </message>
    <message>
        <source>%1 queues</source>
        <translation>%1 个队列</translation>
    </message>
    <message>
        <source>No alarm.</source>
        <translation>无告警。</translation>
    </message>
    <message>
        <source>All %1 hosts are within their limits.</source>
        <translation>全部 %1 台主机在限值以内。</translation>
    </message>
    <message>
        <source>Not known: %1.</source>
        <translation>未知：%1。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Asking 1 node</source>
        <translation>正在查询 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes</source>
        <translation>正在查询 %1 个节点</translation>
    </message>
    <message>
        <source>Nobody has answered yet.</source>
        <translation>尚无应答。</translation>
    </message>
    <message>
        <source>%1 of %2 nodes have answered.</source>
        <translation>%1/%2 个节点已应答。</translation>
    </message>
    <message>
        <source>Unhealthy: %1</source>
        <translation>不健康：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>No data: %1</source>
        <translation>无数据：%1</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>始于 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service.</source>
        <translation>%1/%2 个节点服务中。</translation>
    </message>
    <message>
        <source>1 more cause below.</source>
        <translation>下方另有 1 个原因。</translation>
    </message>
    <message>
        <source>%1 more causes below.</source>
        <translation>下方另有 %1 个原因。</translation>
    </message>
    <message>
        <source>No data: the cluster&apos;s settings name no node</source>
        <translation>无数据：集群设置中没有节点</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Ports of %1 closed</source>
        <translation>%1 端口已关闭</translation>
    </message>
    <message>
        <source>Ports closed</source>
        <translation>端口已关闭</translation>
    </message>
    <message>
        <source>the peers of %1 see it run, but its ports are closed: it is starting, or in maintenance mode</source>
        <translation>其他节点看到 %1 在运行，但其端口已关闭：正在启动，或处于维护模式</translation>
    </message>
    <message>
        <source>%1 runs with its ports closed: it is starting, or in maintenance mode</source>
        <translation>%1 在运行但端口已关闭：正在启动，或处于维护模式</translation>
    </message>
    <message>
        <source>%1 nodes run with their ports closed: %2</source>
        <translation>%1 个节点在运行但端口已关闭：%2</translation>
    </message>
    <message>
        <source>all %1 nodes run with their ports closed</source>
        <translation>全部 %1 个节点在运行但端口已关闭</translation>
    </message>
    <message>
        <source>ports of 1 node closed</source>
        <translation>1 个节点端口已关闭</translation>
    </message>
    <message>
        <source>ports of %1 nodes closed</source>
        <translation>%1 个节点端口已关闭</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>human</source>
        <translation>人为</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>could not be asked</source>
        <translation>无法询问</translation>
    </message>
    <message>
        <source>%1 stopped because its data disk is full</source>
        <translation>%1 因数据磁盘已满而停止</translation>
    </message>
    <message>
        <source>publishers are blocked because the disk of %1 is full</source>
        <translation>%1 的磁盘已满，发布者被阻塞</translation>
    </message>
    <message>
        <source>%1 stopped because its data disk is read-only</source>
        <translation>%1 因数据磁盘只读而停止</translation>
    </message>
    <message>
        <source>%1 stopped because its host ran out of memory</source>
        <translation>%1 因主机内存耗尽而停止</translation>
    </message>
    <message>
        <source>%1 does not start because its configuration has an error</source>
        <translation>%1 因配置有误无法启动</translation>
    </message>
    <message>
        <source>%1 does not start because it cannot read its configuration</source>
        <translation>%1 因无法读取配置而无法启动</translation>
    </message>
    <message>
        <source>%1 starts and ends again and again</source>
        <translation>%1 反复启动又退出</translation>
    </message>
    <message>
        <source>the host %1 cannot be reached by anybody</source>
        <translation>主机 %1 完全无法访问</translation>
    </message>
    <message>
        <source>clients cannot reach %1: its AMQP port is blocked by a firewall</source>
        <translation>客户端无法访问 %1：其 AMQP 端口被防火墙阻断</translation>
    </message>
    <message>
        <source>the management API of %1 is blocked by a firewall, while its AMQP works</source>
        <translation>%1 的管理 API 被防火墙阻断，但 AMQP 正常</translation>
    </message>
    <message>
        <source>the API of %1 is closed because a plugin is off there, while its AMQP works</source>
        <translation>%1 的 API 因插件未启用而关闭，但 AMQP 正常</translation>
    </message>
    <message>
        <source>%1 is slow because it waits for its disk</source>
        <translation>%1 因等待磁盘而缓慢</translation>
    </message>
    <message>
        <source>%1 is down because its service does not run</source>
        <translation>%1 宕机：其服务未运行</translation>
    </message>
    <message>
        <source>Critical: %1</source>
        <translation>严重：%1</translation>
    </message>
    <message>
        <source>No data: nothing could be asked</source>
        <translation>无数据：无法查询任何对象</translation>
    </message>
    <message>
        <source>Stopped early: nothing wrong in what had answered by then</source>
        <translation>已提前停止：截至当时的应答中没有发现问题</translation>
    </message>
    <message>
        <source>Healthy, with one warning: %1</source>
        <translation>健康，有一项警告：%1</translation>
    </message>
    <message>
        <source>Healthy: every check that could be asked has passed</source>
        <translation>健康：所有可执行的检查项均已通过</translation>
    </message>
    <message>
        <source>Cancelled before the end: not everything was asked.</source>
        <translation>已提前取消：并非所有项目都已检查。</translation>
    </message>
    <message>
        <source>One cause explains all %1 findings.</source>
        <translation>一个原因可解释全部 %1 项发现。</translation>
    </message>
    <message>
        <source>One cause explains %1 of the %2 findings.</source>
        <translation>一个原因可解释 %2 项发现中的 %1 项。</translation>
    </message>
    <message>
        <source>There are %1 separate causes.</source>
        <translation>共有 %1 个独立原因。</translation>
    </message>
    <message>
        <source>No node is known to serve clients.</source>
        <translation>没有已知可服务客户端的节点。</translation>
    </message>
    <message>
        <source>Clients are served by %1.</source>
        <translation>客户端由 %1 提供服务。</translation>
    </message>
    <message>
        <source>%1 checks passed.</source>
        <translation>%1 项检查通过。</translation>
    </message>
    <message>
        <source>%1 checks passed, %2 were not judged.</source>
        <translation>%1 项检查通过，%2 项未判定。</translation>
    </message>
    <message>
        <source>Nothing could be judged.</source>
        <translation>无法判定任何项目。</translation>
    </message>
    <message>
        <source>All %1 checks passed.</source>
        <translation>全部 %1 项检查通过。</translation>
    </message>
    <message>
        <source>%1 critical and %2 warning of %3 checks.</source>
        <translation>%3 项检查中 %1 项严重、%2 项警告。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>figure, host</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Highest CPU</source>
        <translation>最高 CPU</translation>
    </message>
    <message>
        <source>Highest memory</source>
        <translation>最高内存</translation>
    </message>
    <message>
        <source>Fullest data disk</source>
        <translation>最满的数据磁盘</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>最低评分</translation>
    </message>
    <message>
        <source>%1 of 100 (%2)</source>
        <translation>%1 / 100（%2）</translation>
    </message>
    <message>
        <source>Nodes in service</source>
        <translation>服务中的节点</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Messages ready</source>
        <translation>就绪消息</translation>
    </message>
    <message>
        <source>Messages unacknowledged</source>
        <translation>未确认消息</translation>
    </message>
    <message>
        <source>Ports open</source>
        <translation>开放端口</translation>
    </message>
    <message>
        <source>Slowest API answer</source>
        <translation>最慢的 API 应答</translation>
    </message>
    <message>
        <source>Slowest AMQP round trip</source>
        <translation>最慢的 AMQP 往返</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 nodes refuse the user or the password</source>
        <translation>%1 个节点拒绝该用户或密码</translation>
    </message>
    <message>
        <source>%1, on %2 too</source>
        <translation>%1，%2 上也是如此</translation>
    </message>
    <message>
        <source>%1, and 1 more queue</source>
        <translation>%1，另有 1 个队列</translation>
    </message>
    <message>
        <source>%1, and %2 more queues</source>
        <translation>%1，另有 %2 个队列</translation>
    </message>
    <message>
        <source>The console cannot reach the host %1, its peers can</source>
        <translation>控制台无法访问主机 %1，但其同伴可以</translation>
    </message>
    <message>
        <source>Nothing on the host %1 answers</source>
        <translation>主机 %1 没有任何应答</translation>
    </message>
    <message>
        <source>Ping and every port stay silent from here, while %1 still reaches it. Look at the way between the console and the host, not at the broker.</source>
        <translation>从本机 ping 与所有端口均无响应，而 %1 仍能访问它。请检查控制台与该主机之间的网络，而非节点。</translation>
    </message>
    <message>
        <source>Ping, SSH and every port stay silent: the host is off, or cut off from the network. A stopped broker alone would refuse connections.</source>
        <translation>ping、SSH 与所有端口均无响应：主机已关机或与网络断开。仅节点停止时连接会被拒绝。</translation>
    </message>
    <message>
        <source>%1 of %1 ways to it silent</source>
        <translation>%1 条途径全部无响应</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>%1 and %2 cannot reach each other</source>
        <translation>%1 与 %2 互相无法访问</translation>
    </message>
    <message>
        <source>%1 cannot reach %2</source>
        <translation>%1 无法访问 %2</translation>
    </message>
    <message>
        <source>Both hosts are up and the console reaches both: the network between %1 and %2 is cut. The cluster will part along this line.</source>
        <translation>两台主机都在运行且控制台均可访问：%1 与 %2 之间的网络中断，集群将沿此分裂。</translation>
    </message>
    <message>
        <source>no answer between %1 and %2</source>
        <translation>%1 与 %2 之间无应答</translation>
    </message>
    <message>
        <source>every broker reaches every other</source>
        <translation>所有节点互相可达</translation>
    </message>
    <message>
        <source>Port %1 of %2 is blocked by a firewall</source>
        <translation>%2 的 %1 端口被防火墙阻断</translation>
    </message>
    <message>
        <source>The host answers, and this port alone stays silent: packets to it are dropped on the way. A stopped service would refuse the connection.</source>
        <translation>主机有应答，唯独该端口无响应：数据包在途中被丢弃。若服务停止，连接会被拒绝。</translation>
    </message>
    <message>
        <source>no client gets through: %1</source>
        <translation>没有客户端能够连通：%1</translation>
    </message>
    <message>
        <source>Node not looked at is down</source>
        <translation>未纳入监控的节点已停止</translation>
    </message>
    <message>
        <source>%1 counts %2 as not running; the cluster&apos;s settings do not name it, so nobody looks at it</source>
        <translation>%1 认为 %2 未运行；集群设置中没有该节点，因此无人监控它</translation>
    </message>
    <message>
        <source>%1 counts %2 as not running</source>
        <translation>%1 认为 %2 未运行</translation>
    </message>
    <message>
        <source>1 node outside the settings down</source>
        <translation>设置之外 1 个节点停止</translation>
    </message>
    <message>
        <source>%1 nodes outside the settings down</source>
        <translation>设置之外 %1 个节点停止</translation>
    </message>
    <message>
        <source>%1 refuses the login</source>
        <translation>%1 拒绝登录</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>登录被拒</translation>
    </message>
    <message>
        <source>%1 refuses the login, and not for the password: %2</source>
        <translation>%1 拒绝登录，且与密码无关：%2</translation>
    </message>
    <message>
        <source>%1 nodes refuse the login: %2</source>
        <translation>%1 个节点拒绝登录：%2</translation>
    </message>
    <message>
        <source>all %1 nodes refuse the login</source>
        <translation>全部 %1 个节点都拒绝登录</translation>
    </message>
    <message>
        <source>1 node refuses the login</source>
        <translation>1 个节点拒绝登录</translation>
    </message>
    <message>
        <source>%1 nodes refuse the login</source>
        <translation>%1 个节点拒绝登录</translation>
    </message>
    <message>
        <source>Disk not watched</source>
        <translation>未监测磁盘</translation>
    </message>
    <message>
        <source>%1 does not watch its free disk space: it raises no alarm when the disk runs full</source>
        <translation>%1 未监测磁盘剩余空间：磁盘写满时不会告警</translation>
    </message>
    <message>
        <source>%1 does not watch its disk</source>
        <translation>%1 未监测磁盘</translation>
    </message>
    <message>
        <source>%1 nodes do not watch their disks: %2</source>
        <translation>%1 个节点未监测磁盘：%2</translation>
    </message>
    <message>
        <source>all %1 nodes do not watch their disks</source>
        <translation>全部 %1 个节点都未监测磁盘</translation>
    </message>
    <message>
        <source>1 disk not watched</source>
        <translation>1 个磁盘未监测</translation>
    </message>
    <message>
        <source>%1 disks not watched</source>
        <translation>%1 个磁盘未监测</translation>
    </message>
    <message>
        <source>No figures</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>%1 runs, and tells neither memory nor disk: nobody would see an alarm come</source>
        <translation>%1 在运行，但不提供内存与磁盘数值：告警将至也无人察觉</translation>
    </message>
    <message>
        <source>%1 tells no figures</source>
        <translation>%1 不提供数值</translation>
    </message>
    <message>
        <source>%1 nodes tell no figures: %2</source>
        <translation>%1 个节点不提供数值：%2</translation>
    </message>
    <message>
        <source>all %1 nodes tell no figures</source>
        <translation>全部 %1 个节点都不提供数值</translation>
    </message>
    <message>
        <source>1 node without figures</source>
        <translation>1 个节点没有数值</translation>
    </message>
    <message>
        <source>%1 nodes without figures</source>
        <translation>%1 个节点没有数值</translation>
    </message>
    <message>
        <source>Proxy full</source>
        <translation>代理已满</translation>
    </message>
    <message>
        <source>%1 has as many connections as it accepts (%3 of %4, its maxconn): further clients wait outside</source>
        <translation>%1 的连接已达上限（%3 / %4，即 maxconn）：其余客户端只能在外等待</translation>
    </message>
    <message>
        <source>the proxy %1 accepts no further client</source>
        <translation>代理 %1 不再接受客户端</translation>
    </message>
    <message>
        <source>%1 proxies accept no further client: %2</source>
        <translation>%1 个代理不再接受客户端：%2</translation>
    </message>
    <message>
        <source>1 proxy full</source>
        <translation>1 个代理已满</translation>
    </message>
    <message>
        <source>%1 proxies full</source>
        <translation>%1 个代理已满</translation>
    </message>
    <message>
        <source>Clients wait</source>
        <translation>客户端在等待</translation>
    </message>
    <message>
        <source>%3 clients wait at %1: its servers have as many as their maxconn lets them have</source>
        <translation>%3 个客户端在 %1 等待：其服务器的连接已达 maxconn 上限</translation>
    </message>
    <message>
        <source>clients wait at the proxy %1</source>
        <translation>客户端在代理 %1 处等待</translation>
    </message>
    <message>
        <source>clients wait at %1 proxies: %2</source>
        <translation>客户端在 %1 个代理处等待：%2</translation>
    </message>
    <message>
        <source>clients wait at 1 proxy</source>
        <translation>客户端在 1 个代理处等待</translation>
    </message>
    <message>
        <source>clients wait at %1 proxies</source>
        <translation>客户端在 %1 个代理处等待</translation>
    </message>
    <message>
        <source>The console&apos;s user lacks a right on %1 nodes</source>
        <translation>控制台用户在 %1 个节点上缺少权限</translation>
    </message>
    <message>
        <source>%1 nodes refuse the console&apos;s login</source>
        <translation>%1 个节点拒绝控制台登录</translation>
    </message>
    <message>
        <source>No backup</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>Backup overdue</source>
        <translation>备份逾期</translation>
    </message>
    <message>
        <source>there is no backup that could be restored from; the target is one every %1</source>
        <translation>没有可用于恢复的备份；目标为每 %1 一次</translation>
    </message>
    <message>
        <source>the last good backup is %1 old, the target is %2</source>
        <translation>最近的有效备份在 %1 前，目标为 %2</translation>
    </message>
    <message>
        <source>; the newest one: %1</source>
        <translation>；最新的备份：%1</translation>
    </message>
    <message>
        <source>there is no good backup</source>
        <translation>没有有效备份</translation>
    </message>
    <message>
        <source>the last good backup is older than it should be</source>
        <translation>最近的有效备份已过期</translation>
    </message>
    <message>
        <source>no backup</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>backup overdue</source>
        <translation>备份逾期</translation>
    </message>
    <message>
        <source>Queue without leader</source>
        <translation>队列没有领导者</translation>
    </message>
    <message>
        <source>%2 has no leader and takes no messages</source>
        <translation>%2 没有领导者，不接收消息</translation>
    </message>
    <message>
        <source>the queue %2 has no leader</source>
        <translation>队列 %2 没有领导者</translation>
    </message>
    <message>
        <source>1 queue without leader</source>
        <translation>1 个队列没有领导者</translation>
    </message>
    <message>
        <source>Queues without leader</source>
        <translation>队列没有领导者</translation>
    </message>
    <message>
        <source>%1 queues have no leader and take no messages; the first is %2</source>
        <translation>%1 个队列没有领导者，不接收消息；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have no leader</source>
        <translation>%1 个队列没有领导者</translation>
    </message>
    <message>
        <source>%1 queues without leader</source>
        <translation>%1 个队列没有领导者</translation>
    </message>
    <message>
        <source>Queue down</source>
        <translation>队列不可用</translation>
    </message>
    <message>
        <source>%2 is down: the nodes that hold it do not run</source>
        <translation>%2 不可用：存放它的节点没有运行</translation>
    </message>
    <message>
        <source>the queue %2 is down</source>
        <translation>队列 %2 不可用</translation>
    </message>
    <message>
        <source>1 queue down</source>
        <translation>1 个队列不可用</translation>
    </message>
    <message>
        <source>Queues down</source>
        <translation>队列不可用</translation>
    </message>
    <message>
        <source>%1 queues are down: the nodes that hold them do not run; the first is %2</source>
        <translation>%1 个队列不可用：存放它们的节点没有运行；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues are down</source>
        <translation>%1 个队列不可用</translation>
    </message>
    <message>
        <source>%1 queues down</source>
        <translation>%1 个队列不可用</translation>
    </message>
    <message>
        <source>Queue crashed</source>
        <translation>队列已崩溃</translation>
    </message>
    <message>
        <source>%2 has crashed and was not started again</source>
        <translation>%2 已崩溃，没有被重新启动</translation>
    </message>
    <message>
        <source>the queue %2 has crashed</source>
        <translation>队列 %2 已崩溃</translation>
    </message>
    <message>
        <source>1 queue crashed</source>
        <translation>1 个队列已崩溃</translation>
    </message>
    <message>
        <source>Queues crashed</source>
        <translation>队列已崩溃</translation>
    </message>
    <message>
        <source>%1 queues have crashed and were not started again; the first is %2</source>
        <translation>%1 个队列已崩溃，没有被重新启动；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have crashed</source>
        <translation>%1 个队列已崩溃</translation>
    </message>
    <message>
        <source>%1 queues crashed</source>
        <translation>%1 个队列已崩溃</translation>
    </message>
    <message>
        <source>Queue ended</source>
        <translation>队列已终止</translation>
    </message>
    <message>
        <source>%2 has ended and takes no messages</source>
        <translation>%2 已终止，不接收消息</translation>
    </message>
    <message>
        <source>the queue %2 has ended</source>
        <translation>队列 %2 已终止</translation>
    </message>
    <message>
        <source>1 queue ended</source>
        <translation>1 个队列已终止</translation>
    </message>
    <message>
        <source>Queues ended</source>
        <translation>队列已终止</translation>
    </message>
    <message>
        <source>%1 queues have ended and take no messages; the first is %2</source>
        <translation>%1 个队列已终止，不接收消息；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have ended</source>
        <translation>%1 个队列已终止</translation>
    </message>
    <message>
        <source>%1 queues ended</source>
        <translation>%1 个队列已终止</translation>
    </message>
    <message>
        <source>%2 runs without %3</source>
        <translation>%2 缺少 %3 上的成员</translation>
    </message>
    <message>
        <source>the queue %2 runs without %3</source>
        <translation>队列 %2 缺少 %3 上的成员</translation>
    </message>
    <message>
        <source>%1 queues run without %3; a second lost node may stop them</source>
        <translation>%1 个队列缺少 %3 上的成员；再失去一个节点可能使它们停止</translation>
    </message>
    <message>
        <source>%1 queues run without %3</source>
        <translation>%1 个队列缺少 %3 上的成员</translation>
    </message>
    <message>
        <source>Queue without consumer</source>
        <translation>队列没有消费者</translation>
    </message>
    <message>
        <source>messages wait in %2, and nobody takes them</source>
        <translation>%2 中有消息等待，无人消费</translation>
    </message>
    <message>
        <source>nobody takes the messages of the queue %2</source>
        <translation>队列 %2 的消息无人消费</translation>
    </message>
    <message>
        <source>1 queue without consumer</source>
        <translation>1 个队列没有消费者</translation>
    </message>
    <message>
        <source>Queues without consumer</source>
        <translation>队列没有消费者</translation>
    </message>
    <message>
        <source>messages wait in %1 queues, and nobody takes them; the fullest is %2</source>
        <translation>%1 个队列中有消息等待，无人消费；最满的是 %2</translation>
    </message>
    <message>
        <source>nobody takes the messages of %1 queues</source>
        <translation>%1 个队列的消息无人消费</translation>
    </message>
    <message>
        <source>%1 queues without consumer</source>
        <translation>%1 个队列没有消费者</translation>
    </message>
    <message>
        <source>Queue stopped</source>
        <translation>队列已停止</translation>
    </message>
    <message>
        <source>%2 is stopped</source>
        <translation>%2 已停止</translation>
    </message>
    <message>
        <source>the queue %2 is stopped</source>
        <translation>队列 %2 已停止</translation>
    </message>
    <message>
        <source>1 queue stopped</source>
        <translation>1 个队列已停止</translation>
    </message>
    <message>
        <source>Queues stopped</source>
        <translation>队列已停止</translation>
    </message>
    <message>
        <source>%1 queues are stopped; the first is %2</source>
        <translation>%1 个队列已停止；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues are stopped</source>
        <translation>%1 个队列已停止</translation>
    </message>
    <message>
        <source>%1 queues stopped</source>
        <translation>%1 个队列已停止</translation>
    </message>
    <message>
        <source>one of their members</source>
        <translation>其中一个</translation>
    </message>
    <message>
        <source>an unknown amount</source>
        <translation>未知数量</translation>
    </message>
    <message>
        <source>%1; and %2</source>
        <comment>an outage, a node&apos;s fault</comment>
        <translation>%1；并且%2</translation>
    </message>
    <message>
        <source>Lines of metrics left out</source>
        <translation>部分指标行被略过</translation>
    </message>
    <message>
        <source>%2 lines of the metrics of %1 cannot be read, and what they tell is missing here; the first: %3</source>
        <translation>%1 的指标中有 %2 行无法读取，其内容在此缺失；第一处：%3</translation>
    </message>
    <message>
        <source>some lines of the metrics of %1 cannot be read</source>
        <translation>%1 的部分指标行无法读取</translation>
    </message>
    <message>
        <source>some lines of the metrics of %1 hosts cannot be read: %2</source>
        <translation>%1 台主机的部分指标行无法读取：%2</translation>
    </message>
    <message>
        <source>metrics of 1 host with lines left out</source>
        <translation>1 台主机的指标有行被略过</translation>
    </message>
    <message>
        <source>metrics of %1 hosts with lines left out</source>
        <translation>%1 台主机的指标有行被略过</translation>
    </message>
    <message>
        <source>some lines of the metrics of %1 nodes cannot be read: %2</source>
        <translation>%1 个节点的部分指标行无法读取：%2</translation>
    </message>
    <message>
        <source>some lines of the metrics of all %1 nodes cannot be read</source>
        <translation>全部 %1 个节点的部分指标行无法读取</translation>
    </message>
    <message>
        <source>metrics of 1 node with lines left out</source>
        <translation>1 个节点的指标有行被略过</translation>
    </message>
    <message>
        <source>metrics of %1 nodes with lines left out</source>
        <translation>%1 个节点的指标有行被略过</translation>
    </message>
    <message>
        <source>%1 serves nobody: RabbitMQ is stopped inside its running process</source>
        <translation>%1 不提供服务：进程仍在运行，但其中的 RabbitMQ 已停止</translation>
    </message>
    <message>
        <source>%1 run, each for the clients that it can serve alone.</source>
        <translation>%1 在运行，各自服务其能够服务的客户端。</translation>
    </message>
    <message>
        <source>Queues deleted since the last backup</source>
        <translation>自上次备份以来已删除的队列</translation>
    </message>
    <message>
        <source>%1 and %2 more stand in the last backup only</source>
        <translation>%1 及另外 %2 个仅存在于上次备份中</translation>
    </message>
    <message>
        <source>%1: in the last backup only</source>
        <translation>%1：仅存在于上次备份中</translation>
    </message>
    <message>
        <source>queues were deleted since the last backup</source>
        <translation>自上次备份以来有队列被删除</translation>
    </message>
    <message>
        <source>queues deleted</source>
        <translation>队列已删除</translation>
    </message>
    <message>
        <source>%1 has paused itself: it sees too few of its peers</source>
        <translation>%1 已自行暂停：它看到的其他节点太少</translation>
    </message>
    <message>
        <source>No client gets in through a proxy; only those that come directly are served, by %1.</source>
        <translation>没有客户端能通过代理接入；只有直接连接的客户端由 %1 提供服务。</translation>
    </message>
    <message>
        <source>no node is known to serve: %1</source>
        <translation>没有已知在服务的节点：%1</translation>
    </message>
    <message>
        <source>%1 run, but do not all see each other: %2. Quorum queues may look well all the same</source>
        <translation>%1 在运行，但彼此并非都能看到：%2。仲裁队列仍可能看起来正常</translation>
    </message>
    <message>
        <source>%1 sees all</source>
        <translation>%1 能看到所有节点</translation>
    </message>
    <message>
        <source>%1 does not see %2</source>
        <translation>%1 看不到 %2</translation>
    </message>
    <message>
        <source>%1, and 1 more of the kind</source>
        <translation>%1，另有 1 项同类</translation>
    </message>
    <message>
        <source>%1, and %2 more of the kind</source>
        <translation>%1，另有 %2 项同类</translation>
    </message>
    <message>
        <source>Backups dated in the future</source>
        <translation>备份日期在将来</translation>
    </message>
    <message>
        <source>%1 and %2 more: a clock is or was wrong, here or where they were made; none of them counts as recent</source>
        <translation>%1 及另外 %2 个：此处或创建备份处的时钟现在或当时有误；它们都不算作最近的备份</translation>
    </message>
    <message>
        <source>%1: a clock is or was wrong, here or where it was made; it does not count as recent</source>
        <translation>%1：此处或创建备份处的时钟现在或当时有误；它不算作最近的备份</translation>
    </message>
    <message>
        <source>backups are dated in the future</source>
        <translation>有备份的日期在将来</translation>
    </message>
    <message>
        <source>backups dated ahead</source>
        <translation>备份日期超前</translation>
    </message>
    <message>
        <source>Backups are not copied</source>
        <translation>备份没有复制</translation>
    </message>
    <message>
        <source>no backup has arrived in the second place, %1; all there are lie on one disk</source>
        <translation>第二存放位置 %1 中没有任何备份；现有备份都在同一块磁盘上</translation>
    </message>
    <message>
        <source>the newest copy in the second place, %1, is %2 old, the target is %3</source>
        <translation>第二存放位置 %1 中最新的副本已有 %2，目标为 %3</translation>
    </message>
    <message>
        <source>backups are not copied to the second place</source>
        <translation>备份没有复制到第二存放位置</translation>
    </message>
    <message>
        <source>backups not copied</source>
        <translation>备份未复制</translation>
    </message>
    <message>
        <source>the host %1 answers, but gives no figures (%2)</source>
        <translation>主机 %1 有应答，但不提供指标（%2）</translation>
    </message>
</context>
<context>
    <name>Discovery</name>
    <message>
        <source>Login at %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>The user %1 may log in, but lacks the tag monitoring: rabbitmqctl set_user_tags %1 monitoring</source>
        <translation>用户 %1 可以登录，但缺少 monitoring 标签：rabbitmqctl set_user_tags %1 monitoring</translation>
    </message>
    <message>
        <source>Logged in as %1 (%2)</source>
        <translation>已登录为 %1（%2）</translation>
    </message>
    <message>
        <source>Nodes of the cluster</source>
        <translation>集群节点</translation>
    </message>
    <message>
        <source>Management API of %1</source>
        <translation>%1 的管理 API</translation>
    </message>
    <message>
        <source>%1 answers as %2: another node, or a load balancer</source>
        <translation>%1 自称 %2：是另一个节点或负载均衡器</translation>
    </message>
    <message>
        <source>Answers at %1, RabbitMQ %2</source>
        <translation>在 %1 应答，RabbitMQ %2</translation>
    </message>
    <message>
        <source>No address is known for this node</source>
        <translation>此节点地址未知</translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation>端口 %1 没有监听</translation>
    </message>
    <message>
        <source>Open at %1</source>
        <translation>%1 已开放</translation>
    </message>
    <message>
        <source>The management API does not offer TLS</source>
        <translation>管理 API 不提供 TLS</translation>
    </message>
    <message>
        <source>Answers at %1 with a trusted certificate</source>
        <translation>在 %1 应答，证书可信</translation>
    </message>
    <message>
        <source>Not enabled: rabbitmq-plugins enable rabbitmq_prometheus lets long queue lists load fast</source>
        <translation>未启用：rabbitmq-plugins enable rabbitmq_prometheus 可加快长队列列表的加载</translation>
    </message>
    <message>
        <source>Answers at %1</source>
        <translation>在 %1 应答</translation>
    </message>
    <message>
        <source>No node exporter: the host&apos;s figures come over SSH</source>
        <translation>没有 node exporter：主机指标经 SSH 获取</translation>
    </message>
    <message>
        <source>What answers at %1 is not SSH</source>
        <translation>在 %1 应答的不是 SSH</translation>
    </message>
    <message>
        <source>No SSH: commands on this host are not possible</source>
        <translation>没有 SSH：无法在此主机上执行命令</translation>
    </message>
    <message>
        <source>AMQP of %1</source>
        <translation>%1 的 AMQP</translation>
    </message>
    <message>
        <source>AMQP with TLS of %1</source>
        <translation>%1 的 AMQP（TLS）</translation>
    </message>
    <message>
        <source>Management API with TLS of %1</source>
        <translation>%1 的管理 API（TLS）</translation>
    </message>
    <message>
        <source>Metrics of %1</source>
        <translation>%1 的指标</translation>
    </message>
    <message>
        <source>Node exporter of %1</source>
        <translation>%1 的 node exporter</translation>
    </message>
    <message>
        <source>SSH of %1</source>
        <translation>%1 的 SSH</translation>
    </message>
    <message>
        <source>Nodes in the cluster %1: %2</source>
        <translation>集群 %1 的节点：%2</translation>
    </message>
    <message>
        <source>%1. Until that is mended the password travels unencrypted</source>
        <translation>%1。在修正之前，密码以明文传送</translation>
    </message>
    <message>
        <source>Answers at %1; the login is tried after saving, with hosts and proxies</source>
        <translation>%1 有应答；保存后在主机和代理中尝试登录</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>PRODUCTION</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>预发</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>应答超时</translation>
    </message>
    <message>
        <source>host name has no address</source>
        <translation>主机名没有对应地址</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>host not reachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>accepts connections, does not answer</source>
        <translation>接受连接，无应答</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>wrong user or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>not permitted for this user</source>
        <translation>该用户无权限</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>unexpected HTTP status</source>
        <translation>意外的 HTTP 状态</translation>
    </message>
    <message>
        <source>redirected to another host</source>
        <translation>被重定向到其他主机</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>应答过大</translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation>应答无法解析</translation>
    </message>
    <message>
        <source>file error</source>
        <translation>文件错误</translation>
    </message>
    <message>
        <source>command failed</source>
        <translation>命令失败</translation>
    </message>
    <message>
        <source>wrong input</source>
        <translation>输入有误</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>内部错误</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>登录被拒</translation>
    </message>
</context>
<context>
    <name>Failover</name>
    <message>
        <source>The broker refused a test message</source>
        <translation>节点拒绝了一条测试消息</translation>
    </message>
    <message>
        <source>Test message %1 of %2 did not come back</source>
        <translation>第 %1 条测试消息（共 %2 条）没有返回</translation>
    </message>
    <message>
        <source>The profile names no AMQP address of %1</source>
        <translation>配置中没有 %1 的 AMQP 地址</translation>
    </message>
    <message>
        <source>%1 messages through %2, all came back</source>
        <translation>%1 条消息经过 %2，全部返回</translation>
    </message>
    <message>
        <source>There is no node to ask about %1</source>
        <translation>没有可以询问 %1 情况的节点</translation>
    </message>
    <message>
        <source>%1 is no member of the cluster</source>
        <translation>%1 不是集群成员</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 没有运行</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode</source>
        <translation>%1 处于维护模式</translation>
    </message>
    <message>
        <source>%1 has a memory alarm</source>
        <translation>%1 有内存告警</translation>
    </message>
    <message>
        <source>%1 has a disk alarm</source>
        <translation>%1 有磁盘告警</translation>
    </message>
    <message>
        <source>%1 runs, no alarm</source>
        <translation>%1 正在运行，没有告警</translation>
    </message>
    <message>
        <source>%1 has no member in sync of any of the %2 queues that %3 leads</source>
        <translation>在 %3 领导的 %2 个队列中，%1 没有任何同步成员</translation>
    </message>
    <message>
        <source>%1 of %2 queues in sync on %3</source>
        <translation>%3 上有 %1 / %2 个队列已同步</translation>
    </message>
    <message>
        <source>There is no node to ask for connections</source>
        <translation>没有可以询问连接的节点</translation>
    </message>
    <message>
        <source>%1 of %2 closed</source>
        <translation>已关闭 %1 / %2</translation>
    </message>
    <message>
        <source>Stopped after %1 connections</source>
        <translation>在 %1 个连接之后停止</translation>
    </message>
    <message>
        <source>%1 clients asked to reconnect</source>
        <translation>已要求 %1 个客户端重新连接</translation>
    </message>
    <message>
        <source>%1 is not in maintenance mode</source>
        <translation>%1 不在维护模式</translation>
    </message>
    <message>
        <source>%1 on %2 failed with exit code %3</source>
        <translation>%2 上的 %1 失败，退出码 %3</translation>
    </message>
    <message>
        <source>The profile says that %1 has commands of its own, but has no “%2” among them</source>
        <translation>配置指明 %1 使用自己的命令，但其中没有“%2”</translation>
    </message>
    <message>
        <source>%1 serves clients again</source>
        <translation>%1 重新为客户端服务</translation>
    </message>
    <message>
        <source>%1 of %2 queues have their leader elsewhere</source>
        <translation>%2 个队列中有 %1 个的领导者在别处</translation>
    </message>
    <message>
        <source>%1 has not joined yet</source>
        <translation>%1 尚未加入</translation>
    </message>
    <message>
        <source>%1 of %2 members have caught up</source>
        <translation>%2 个成员中有 %1 个已追上</translation>
    </message>
    <message>
        <source>There is no node to ask</source>
        <translation>没有可以询问的节点</translation>
    </message>
    <message>
        <source>%1 spreads the leaders</source>
        <translation>%1 正在分散领导者</translation>
    </message>
    <message>
        <source>%1 leads %2</source>
        <translation>%1 领导 %2 个</translation>
    </message>
    <message>
        <source>%1 queues are not available until %2 returns</source>
        <translation>在 %2 返回之前，%1 个队列不可用</translation>
    </message>
    <message>
        <source>Every queue is available</source>
        <translation>每个队列都可用</translation>
    </message>
    <message>
        <source>The cluster has no node %1</source>
        <translation>集群没有节点 %1</translation>
    </message>
    <message>
        <source>%1 goes into maintenance mode</source>
        <translation>%1 进入维护模式</translation>
    </message>
    <message>
        <source>%1 leaves maintenance mode</source>
        <translation>%1 离开维护模式</translation>
    </message>
    <message>
        <source>SSH to %1</source>
        <translation>到 %1 的 SSH</translation>
    </message>
    <message>
        <source>A majority of nodes stays</source>
        <translation>多数节点保留</translation>
    </message>
    <message>
        <source>Quorum stays</source>
        <translation>多数派保持</translation>
    </message>
    <message>
        <source>Spread queue leaders evenly</source>
        <translation>均匀分散队列领导者</translation>
    </message>
    <message>
        <source>Leaders are spread over all nodes</source>
        <translation>领导者分散到所有节点</translation>
    </message>
    <message>
        <source>Leaders may be on any member</source>
        <translation>领导者可以在任何成员上</translation>
    </message>
    <message>
        <source>Until no node leads more than its share</source>
        <translation>直到没有节点领导超过其份额</translation>
    </message>
    <message>
        <source>Every node leads about as many queues as the others.</source>
        <translation>每个节点领导的队列数大致相同。</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>让 %1 进入维护</translation>
    </message>
    <message>
        <source>Until every queue has its leader elsewhere</source>
        <translation>直到每个队列的领导者都在别处</translation>
    </message>
    <message>
        <source>%1 serves no client until it is revived.</source>
        <translation>在恢复之前，%1 不服务任何客户端。</translation>
    </message>
    <message>
        <source>Revive %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>%1 takes clients again.</source>
        <translation>%1 重新接收客户端。</translation>
    </message>
    <message>
        <source>Name either a node or a user whose connections are to be closed</source>
        <translation>请指明要关闭其连接的节点或用户</translation>
    </message>
    <message>
        <source>closed by an operator, please reconnect</source>
        <translation>由操作员关闭，请重新连接</translation>
    </message>
    <message>
        <source>Close the connections of %1</source>
        <translation>关闭 %1 的连接</translation>
    </message>
    <message>
        <source>Ask the clients of %1 to reconnect, %2 a second</source>
        <translation>要求 %1 的客户端重新连接，每秒 %2 个</translation>
    </message>
    <message>
        <source>Clients have reconnected elsewhere</source>
        <translation>客户端已在别处重新连接</translation>
    </message>
    <message>
        <source>Clients that reconnect are served as before.</source>
        <translation>重新连接的客户端照常得到服务。</translation>
    </message>
    <message>
        <source>Restart the broker on %1</source>
        <translation>重启 %1 上的节点</translation>
    </message>
    <message>
        <source>Restart the service</source>
        <translation>重启服务</translation>
    </message>
    <message>
        <source>A restart has happened</source>
        <translation>已经重启</translation>
    </message>
    <message>
        <source>Until %1 has joined and its members have caught up</source>
        <translation>直到 %1 加入且其成员追上</translation>
    </message>
    <message>
        <source>%1 runs anew and serves clients.</source>
        <translation>%1 重新运行并为客户端服务。</translation>
    </message>
    <message>
        <source>The profile has no proxy %1</source>
        <translation>配置中没有代理 %1</translation>
    </message>
    <message>
        <source>%1 is not there yet</source>
        <translation>%1 还没有返回</translation>
    </message>
    <message>
        <source>%1 does not run, or has not joined again</source>
        <translation>%1 没有运行，或尚未重新加入</translation>
    </message>
    <message>
        <source>Clients and leaders are spread over %1 nodes again</source>
        <translation>客户端和领导者重新分布在 %1 个节点上</translation>
    </message>
    <message>
        <source>%1 queues can lose another node and go on</source>
        <translation>%1 个队列可以再失去一个节点而继续工作</translation>
    </message>
    <message>
        <source>No client has to reconnect; new ones may go to %1</source>
        <translation>没有客户端需要重新连接；新客户端可能去 %1</translation>
    </message>
    <message>
        <source>Leaders move: publishers wait for some tenths of a second</source>
        <translation>领导者会移动：发布者等待零点几秒</translation>
    </message>
    <message>
        <source>%1 of its %2 members have not caught up yet</source>
        <translation>其 %2 个成员中有 %1 个尚未追上</translation>
    </message>
    <message>
        <source>Its %1 members begin to catch up when it leaves maintenance mode</source>
        <translation>离开维护模式后，其 %1 个成员才开始追赶</translation>
    </message>
    <message>
        <source>%1 has an alarm: it takes no messages</source>
        <translation>%1 有告警：不接收消息</translation>
    </message>
    <message>
        <source>It runs for only %1; if it fails again, clients pay twice</source>
        <translation>它只运行了%1；如果再次失败，客户端要再付一次代价</translation>
    </message>
    <message>
        <source>Its host is in need: score %1</source>
        <translation>其主机状况不佳：评分 %1</translation>
    </message>
    <message>
        <source>Nothing speaks against the way back to %1</source>
        <translation>没有理由反对回切到 %1</translation>
    </message>
    <message>
        <source>Better wait with the way back to %1</source>
        <translation>回切到 %1 最好再等等</translation>
    </message>
    <message>
        <source>%1 is in service: there is nothing to take back</source>
        <translation>%1 正在服务：没有需要回切的</translation>
    </message>
    <message>
        <source>Failback to %1</source>
        <translation>回切到 %1</translation>
    </message>
    <message>
        <source>All proxies answer</source>
        <translation>所有代理应答</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>进入维护</translation>
    </message>
    <message>
        <source>40 messages through %1 itself</source>
        <translation>40 条消息直接经过 %1</translation>
    </message>
    <message>
        <source>%1 sends clients to %2 again</source>
        <translation>%1 恢复向 %2 转发客户端</translation>
    </message>
    <message>
        <source>New clients go to %1 again</source>
        <translation>新客户端重新去 %1</translation>
    </message>
    <message>
        <source>Read all proxies back and compare</source>
        <translation>读回所有代理的状态并比较</translation>
    </message>
    <message>
        <source>Publish and consume 40 messages through each proxy</source>
        <translation>通过每个代理发布并消费 40 条消息</translation>
    </message>
    <message>
        <source>Write down how things stand</source>
        <translation>记录当前状况</translation>
    </message>
    <message>
        <source>%1 takes new clients; those that are connected elsewhere stay where they are.</source>
        <translation>%1 接收新客户端；已连接到别处的客户端留在原处。</translation>
    </message>
    <message>
        <source>The profile names no metrics address of %1</source>
        <translation>配置中没有 %1 的指标地址</translation>
    </message>
    <message>
        <source>There is no node to ask about the queues</source>
        <translation>没有可以询问队列的节点</translation>
    </message>
    <message>
        <source>Fence %1: end it, or have every survivor drop it</source>
        <translation>隔离 %1：终止它，或让每个存活节点断开它</translation>
    </message>
    <message>
        <source>A broker that was ended is started again by its host or a person</source>
        <translation>被终止的节点由其主机或人员重新启动</translation>
    </message>
    <message>
        <source>Failover %1 to %2</source>
        <translation>故障转移 %1 到 %2</translation>
    </message>
    <message>
        <source>No flapping block</source>
        <translation>没有防抖动阻断</translation>
    </message>
    <message>
        <source>%1 is down, seen from here and from another host</source>
        <translation>从这里和另一台主机看，%1 已宕机</translation>
    </message>
    <message>
        <source>AMQP greeting to %1 from here and from every other host</source>
        <translation>从这里和其他每台主机向 %1 发送 AMQP 问候</translation>
    </message>
    <message>
        <source>%1 sends nobody to %2</source>
        <translation>%1 不再向 %2 发送任何客户端</translation>
    </message>
    <message>
        <source>%1 takes %2 out and ends its sessions</source>
        <translation>%1 移除 %2 并结束其会话</translation>
    </message>
    <message>
        <source>No proxy sends anybody to %1</source>
        <translation>没有代理再向 %1 发送客户端</translation>
    </message>
    <message>
        <source>Every proxy ends the sessions of %1</source>
        <translation>每个代理结束 %1 的会话</translation>
    </message>
    <message>
        <source>Take %1 out of every proxy and fence it, side by side</source>
        <translation>同时把 %1 从每个代理中移除并隔离它</translation>
    </message>
    <message>
        <source>End the sessions that are left, those of old workers too</source>
        <translation>结束剩余的会话，包括旧工作进程的会话</translation>
    </message>
    <message>
        <source>Until every queue that has a majority has a leader</source>
        <translation>直到每个拥有多数派的队列都有领导者</translation>
    </message>
    <message>
        <source>Write down how things stand, and what is not available</source>
        <translation>记录当前状况，以及哪些不可用</translation>
    </message>
    <message>
        <source>The proxies keep %1 out until the failback, also when it starts again by itself.</source>
        <translation>在回切之前代理一直把 %1 排除在外，即使它自行重新启动。</translation>
    </message>
    <message>
        <source>%1 queues are not available until it returns, the first is %2.</source>
        <translation>在它返回之前 %1 个队列不可用，第一个是 %2。</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>未包括：%1。</translation>
    </message>
    <message>
        <source>There was a failover %1 ago; until %2, or until somebody acknowledges it, none follows by itself</source>
        <translation>%1前刚发生过故障转移；在 %2 之前，或在有人确认之前，不会再自动进行</translation>
    </message>
    <message>
        <source>No failover within the last %1</source>
        <translation>最近%1内没有故障转移</translation>
    </message>
    <message>
        <source>Without %1 only %2 of %3 nodes serve clients: no majority</source>
        <translation>没有 %1 时，%3 个节点中只有 %2 个在服务：不足多数派</translation>
    </message>
    <message>
        <source>%1 of %2 nodes stay</source>
        <translation>%2 个节点中保留 %1 个</translation>
    </message>
    <message>
        <source>Without %1, %2 queues lose their majority, the first is %3</source>
        <translation>没有 %1 时，%2 个队列失去多数派，第一个是 %3</translation>
    </message>
    <message>
        <source>Every queue keeps its majority</source>
        <translation>每个队列都保持多数派</translation>
    </message>
    <message>
        <source>%1 cannot be told anything: %2</source>
        <translation>无法向 %1 下达指令：%2</translation>
    </message>
    <message>
        <source>%1 proxies answer</source>
        <translation>%1 个代理应答</translation>
    </message>
    <message>
        <source>%1 has no server %2 in %3</source>
        <translation>%1 在 %3 中没有后端 %2</translation>
    </message>
    <message>
        <source>%1 sends no clients to %2: %3</source>
        <translation>%1 不向 %2 发送客户端：%3</translation>
    </message>
    <message>
        <source>%1 answers, %2 sessions</source>
        <translation>%1 应答，%2 个会话</translation>
    </message>
    <message>
        <source>%1 told and read back</source>
        <translation>%1 已下达并读回</translation>
    </message>
    <message>
        <source>%1 had not been told anything</source>
        <translation>没有向 %1 下达过任何指令</translation>
    </message>
    <message>
        <source>%1 as it was before</source>
        <translation>%1 恢复如前</translation>
    </message>
    <message>
        <source>%1 was reloaded meanwhile: Pid %2, was %3; old workers with sessions: %4</source>
        <translation>%1 期间被重新加载：Pid %2，原为 %3；仍有会话的旧工作进程：%4</translation>
    </message>
    <message>
        <source>%1 is as it was told</source>
        <translation>%1 与下达的一致</translation>
    </message>
    <message>
        <source>%1 had forgotten it and was told again</source>
        <translation>%1 已忘记，并重新下达</translation>
    </message>
    <message>
        <source>Stopped with %1 sessions left on %2</source>
        <translation>停止时 %2 上还剩 %1 个会话</translation>
    </message>
    <message>
        <source>%1: %2 sessions closed</source>
        <translation>%1：已关闭 %2 个会话</translation>
    </message>
    <message>
        <source>%1: %2 left</source>
        <translation>%1：剩余 %2 个</translation>
    </message>
    <message>
        <source>%1 of %2 sessions are back</source>
        <translation>%2 个会话中有 %1 个已返回</translation>
    </message>
    <message>
        <source>%1 lacks the program %2</source>
        <translation>%1 缺少程序 %2</translation>
    </message>
    <message>
        <source>The login to %1 works</source>
        <translation>可以登录 %1</translation>
    </message>
    <message>
        <source>Stopped while looking</source>
        <translation>探测时被停止</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a node</source>
        <translation>“%1”不能作为节点名</translation>
    </message>
    <message>
        <source>%1 could neither be ended nor dropped by every survivor: %2</source>
        <translation>%1 既无法终止，也未被所有存活节点断开：%2</translation>
    </message>
    <message>
        <source>%1 was ended</source>
        <translation>%1 已被终止</translation>
    </message>
    <message>
        <source>%1 was dropped by %2</source>
        <translation>%1 已被 %2 断开</translation>
    </message>
    <message>
        <source>No survivor answers</source>
        <translation>没有存活节点应答</translation>
    </message>
    <message>
        <source>%1 of %2 survivors count %3 as gone</source>
        <translation>%2 个存活节点中有 %1 个认为 %3 已离开</translation>
    </message>
    <message>
        <source>“%1” is nothing that a service can be told</source>
        <translation>服务不接受“%1”这样的指令</translation>
    </message>
    <message>
        <source>%1 on %2: done</source>
        <translation>%2 上的 %1：已完成</translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2</source>
        <translation>无法询问 %1：%2</translation>
    </message>
    <message>
        <source>%1 has no server for %2</source>
        <translation>%1 没有对应 %2 的后端</translation>
    </message>
    <message>
        <source>Read %1 back</source>
        <translation>读回 %1 的状态</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 有应答</translation>
    </message>
    <message>
        <source>%1 ends the sessions that are left</source>
        <translation>%1 结束剩余的会话</translation>
    </message>
    <message>
        <source>40 messages through %1</source>
        <translation>40 条消息经过 %1</translation>
    </message>
    <message>
        <source>own exclusive queue, confirmed and counted</source>
        <translation>自有的独占队列，已确认并计数</translation>
    </message>
    <message>
        <source>%1 cannot take over from itself</source>
        <translation>%1 不能接管自己</translation>
    </message>
    <message>
        <source>No node can take over from %1</source>
        <translation>没有节点可以接管 %1</translation>
    </message>
    <message>
        <source>%1 cannot take over</source>
        <translation>%1 不能接管</translation>
    </message>
    <message>
        <source>%1 refuses connections here and from %2</source>
        <translation>%1 拒绝这里和 %2 的连接</translation>
    </message>
    <message>
        <source>%1 answers neither here nor to %2</source>
        <translation>%1 对这里和 %2 都没有应答</translation>
    </message>
    <message>
        <source>%1 has members in sync of what %2 leads</source>
        <translation>%1 拥有 %2 所领导队列的同步成员</translation>
    </message>
    <message>
        <source>%1 gives %2 queue leaders away and closes its listeners</source>
        <translation>%1 交出 %2 个队列领导者并关闭其监听器</translation>
    </message>
    <message>
        <source>revive</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>There is no proxy that could send clients elsewhere</source>
        <translation>没有可以把客户端引向别处的代理</translation>
    </message>
    <message>
        <source>Switchover %1 to %2</source>
        <translation>计划切换 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 sends no new client to %2, most to %3</source>
        <translation>%1 不再向 %2 发送新客户端，大多发送到 %3</translation>
    </message>
    <message>
        <source>%1 spreads new clients as before</source>
        <translation>%1 照旧分配新客户端</translation>
    </message>
    <message>
        <source>New clients go to %1, not to %2</source>
        <translation>新客户端去 %1，不去 %2</translation>
    </message>
    <message>
        <source>moved to another node</source>
        <translation>已迁移到另一个节点</translation>
    </message>
    <message>
        <source>Ask %1 clients to reconnect, %2 a second, with the reason</source>
        <translation>要求 %1 个客户端重新连接，每秒 %2 个，并附原因</translation>
    </message>
    <message>
        <source>Ask the clients to reconnect, %1 a second, with the reason</source>
        <translation>要求客户端重新连接，每秒 %1 个，并附原因</translation>
    </message>
    <message>
        <source>Until no session is left on %1, seen by every proxy</source>
        <translation>直到每个代理都看到 %1 上没有会话</translation>
    </message>
    <message>
        <source>Until the clients are back</source>
        <translation>直到客户端返回</translation>
    </message>
    <message>
        <source>New clients are spread as before</source>
        <translation>新客户端照旧分配</translation>
    </message>
    <message>
        <source>%1 is drained and can be updated.</source>
        <translation>%1 处于维护中，可以更新。</translation>
    </message>
    <message>
        <source>%1 runs and serves no client through the proxies.</source>
        <translation>%1 在运行，但不通过代理服务任何客户端。</translation>
    </message>
    <message>
        <source>Warrener offers the failback once %1 is back and its members have caught up.</source>
        <translation>%1 返回且其成员追上之后，Warrener 会提供回切。</translation>
    </message>
    <message>
        <source>Make sure that %1 is down; meanwhile no proxy sends anybody there</source>
        <translation>确认 %1 已宕机；同时没有代理再向它发送客户端</translation>
    </message>
    <message>
        <source>There is no node to ask for its version</source>
        <translation>没有可询问版本的节点</translation>
    </message>
    <message>
        <source>This version needs no second reconnect</source>
        <translation>该版本无需再次重新连接</translation>
    </message>
    <message>
        <source>the queues have new leaders</source>
        <translation>队列已有新的领导者</translation>
    </message>
    <message>
        <source>Ask all clients of a broker before 4.0 to reconnect, %1 a second: it would refuse what they publish</source>
        <translation>请 4.0 之前节点的所有客户端重新连接，每秒 %1 个：否则节点会拒绝它们发布的消息</translation>
    </message>
    <message>
        <source>Preflight: %1 checks, side by side</source>
        <translation>预检：%1 项检查，同时进行</translation>
    </message>
    <message>
        <source>%1 still runs, no alarm</source>
        <translation>%1 仍在运行，无告警</translation>
    </message>
    <message>
        <source>The cluster has no proxy %1</source>
        <translation>集群没有代理 %1</translation>
    </message>
    <message>
        <source>%1 cannot be asked how its servers are set, and would forget it: restart it by hand</source>
        <translation>无法询问 %1 的后端设置，重启后会丢失：请手动重启</translation>
    </message>
    <message>
        <source>Restart HAProxy on %1</source>
        <translation>重启 %1 上的 HAProxy</translation>
    </message>
    <message>
        <source>Another proxy takes the clients meanwhile</source>
        <translation>期间由另一个代理承接客户端</translation>
    </message>
    <message>
        <source>Its configuration file is sound</source>
        <translation>其配置文件有效</translation>
    </message>
    <message>
        <source>Its clients have been cut off and have reconnected</source>
        <translation>其客户端已断开并重新连接</translation>
    </message>
    <message>
        <source>%1 runs anew with the file as it is now; its servers are set as before.</source>
        <translation>%1 以当前配置文件重新运行，后端设置与之前相同。</translation>
    </message>
    <message>
        <source>It is the only proxy: nobody can connect until it has started again</source>
        <translation>这是唯一的代理：重新启动之前无人能够连接</translation>
    </message>
    <message>
        <source>%1 answers and has servers</source>
        <translation>%1 有应答且有可用后端</translation>
    </message>
    <message>
        <source>%1 has no server that takes clients</source>
        <translation>%1 没有可承接客户端的后端</translation>
    </message>
    <message>
        <source>HAProxy on %1 would not start with its configuration file as it is now</source>
        <translation>以当前的配置文件，%1 上的 HAProxy 将无法启动</translation>
    </message>
    <message>
        <source>“haproxy -c” finds no error on %1</source>
        <translation>“haproxy -c” 在 %1 上未发现错误</translation>
    </message>
    <message>
        <source>%1 clients asked to reconnect, %2 of them without an answer</source>
        <translation>已要求 %1 个客户端重连，其中 %2 个没有应答</translation>
    </message>
    <message>
        <source>The profile names no SSH login to %1</source>
        <translation>配置中没有到 %1 的 SSH 登录</translation>
    </message>
    <message>
        <source>Nobody has looked within the last 10 s whether %1 is down</source>
        <translation>最近 10 秒内没有人查看过 %1 是否已失效</translation>
    </message>
    <message>
        <source>%1 did not run any more, and no other node reaches it</source>
        <translation>%1 已不在运行，其他节点也都无法连到它</translation>
    </message>
    <message>
        <source>%1 was told to end, and no other node reaches it</source>
        <translation>已要求 %1 终止，其他节点也都无法连到它</translation>
    </message>
    <message>
        <source>nobody has seen it end: %1</source>
        <translation>没有人看到它终止：%1</translation>
    </message>
    <message>
        <source>%1 is down, and nothing speaks for its life</source>
        <translation>%1 已失效，且没有任何存活迹象</translation>
    </message>
    <message>
        <source>Its servers, of all backends, as they were set before</source>
        <translation>所有后端的服务器恢复为之前的设置</translation>
    </message>
    <message>
        <source>%1 stays out on %2: its file disables it</source>
        <translation>%1 在 %2 上仍不接收客户端：其配置文件禁用了它</translation>
    </message>
    <message>
        <source>%1 stays out on %2 until its name has an address there</source>
        <translation>%1 在 %2 上仍不接收客户端，直到其名称在那里解析出地址</translation>
    </message>
    <message>
        <source>%1 on %2 follows another server, or what its agent says</source>
        <translation>%2 上的 %1 跟随另一服务器或其代理程序的状态</translation>
    </message>
    <message>
        <source>Nobody put %1 out of a proxy by hand: there is nothing to take back</source>
        <translation>没有人手动将 %1 从代理中摘除：无需回切</translation>
    </message>
    <message>
        <source>%1 has no server for %2: its clients could not go there</source>
        <translation>%1 中没有 %2 的服务器：其客户端无法转到那里</translation>
    </message>
    <message>
        <source>%1 sends nobody to %2: its clients could not go there</source>
        <translation>%1 不向 %2 发送客户端：其客户端无法转到那里</translation>
    </message>
    <message>
        <source>%1 of %2 (%3) stays as it is: it has no other server</source>
        <translation>%2 的 %1（%3）保持不变：没有其他服务器</translation>
    </message>
    <message>
        <source>%1 has no other server in %2 (%3) that takes clients: nobody could connect</source>
        <translation>%1 的 %2（%3）中没有其他接收客户端的服务器：将无人能连接</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>它没有地址</translation>
    </message>
    <message>
        <source>its weight is 0</source>
        <translation>其权重为 0</translation>
    </message>
    <message>
        <source>%1 has no server %2 any more</source>
        <translation>%1 中已没有服务器 %2</translation>
    </message>
    <message>
        <source>%1 carries %2: %3</source>
        <translation>%1 承载 %2：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the profile of the proxy can say it: &quot;servers&quot;: {&quot;NODE&quot;: [&quot;BACKEND/SERVER&quot;]}</source>
        <translation>可在该代理的配置中写明：&quot;servers&quot;: {&quot;NODE&quot;: [&quot;BACKEND/SERVER&quot;]}</translation>
    </message>
    <message>
        <source>It is not certain which servers of %1 lead to which node</source>
        <translation>无法确定 %1 的哪些服务器通向哪个节点</translation>
    </message>
    <message>
        <source>%1 answers, and may be told</source>
        <translation>%1 有应答，并允许更改</translation>
    </message>
    <message>
        <source>%1 failed %2 over %3 ago; until %4, or until somebody acknowledges it, none follows by itself</source>
        <translation>%1 在 %3 前对 %2 执行了故障转移；在 %4 之前，或在有人确认之前，不会再自动执行</translation>
    </message>
    <message>
        <source>The cluster does not remember it</source>
        <translation>集群没有记住它</translation>
    </message>
    <message>
        <source>There is no node that could write it down</source>
        <translation>没有可以写入的节点</translation>
    </message>
    <message>
        <source>There is no node to ask about earlier failovers</source>
        <translation>没有可以询问以往故障转移的节点</translation>
    </message>
    <message>
        <source>What happened stays written down</source>
        <translation>发生过的事会保留记录</translation>
    </message>
    <message>
        <source>Switchover</source>
        <translation>计划切换</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Failback</source>
        <translation>回切</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>重新均衡</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>进入维护</translation>
    </message>
    <message>
        <source>Revive</source>
        <translation>结束维护</translation>
    </message>
    <message>
        <source>Close connections</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Nobody tells whether %1 is in maintenance mode</source>
        <translation>没有节点能说明 %1 是否处于维护模式</translation>
    </message>
    <message>
        <source>Too much was said of who is in maintenance mode</source>
        <translation>关于维护模式的回答过长</translation>
    </message>
    <message>
        <source>What a host says of maintenance mode cannot be read</source>
        <translation>无法读取主机关于维护模式的回答</translation>
    </message>
    <message>
        <source>The broker on %1 does not say who is in maintenance mode</source>
        <translation>%1 上的节点没有说明谁处于维护模式</translation>
    </message>
    <message>
        <source>Nobody says whether %1 speaks TLS to clients, so the password is not sent there: write &quot;tls&quot;: true or false to that proxy in the profile</source>
        <translation>无从得知 %1 是否对客户端使用 TLS，因此未向其发送密码：请在配置中为该代理写明 "tls": true 或 false</translation>
    </message>
    <message>
        <source>The password travels unencrypted to %1, which speaks no TLS to clients</source>
        <translation>密码以明文传送到 %1：它对客户端不使用 TLS</translation>
    </message>
    <message>
        <source>Whether %1 speaks TLS is asked when this step runs; the password goes there in clear text only where HAProxy itself says that it fronts nothing but plain listeners</source>
        <translation>执行此步骤时才会询问 %1 是否使用 TLS；只有 HAProxy 自身表明其后端全部是明文监听时，密码才会以明文发送</translation>
    </message>
    <message>
        <source>The profile says %1, the cluster calls that node %2</source>
        <translation>配置文件写的是 %1，而集群把该节点称为 %2</translation>
    </message>
    <message>
        <source>Correct the name in the profile</source>
        <translation>请在配置文件中更正名称</translation>
    </message>
    <message>
        <source>Its nodes are %1</source>
        <translation>它的节点是 %1</translation>
    </message>
    <message>
        <source>The broker does not say which members %1 has</source>
        <translation>代理没有说明 %1 有哪些成员</translation>
    </message>
    <message>
        <source>%1 has no member of %2, and no other node has one in sync</source>
        <translation>%1 没有 %2 的成员，其他节点也没有已同步的成员</translation>
    </message>
    <message>
        <source>the member of %1 on %2 is not online</source>
        <translation>%1 在 %2 上的成员不在线</translation>
    </message>
    <message>
        <source>the member of %1 on %2 lacks %3 entries</source>
        <translation>%1 在 %2 上的成员缺少 %3 个条目</translation>
    </message>
    <message>
        <source>how far the member of %1 on %2 has come is not known: %3</source>
        <translation>%1 在 %2 上的成员进展到何处未知：%3</translation>
    </message>
    <message>
        <source>its metrics do not name the queue</source>
        <translation>它的指标中没有该队列</translation>
    </message>
    <message>
        <source>%1 has no member of %2; another member will lead it</source>
        <translation>%1 没有 %2 的成员；将由另一成员领导</translation>
    </message>
    <message>
        <source>%1 cannot lead everything that %2 leads: %3</source>
        <translation>%1 无法领导 %2 所领导的全部队列：%3</translation>
    </message>
    <message>
        <source>%1 cannot lead %2 queues that %3 leads: %4, and so on</source>
        <translation>%3 领导的队列中有 %2 个 %1 无法领导：%4，等等</translation>
    </message>
    <message>
        <source>Which queues %1 leads is not known: %2.</source>
        <translation>%1 领导哪些队列未知：%2。</translation>
    </message>
    <message>
        <source>no node could be asked</source>
        <translation>没有节点可以询问</translation>
    </message>
    <message>
        <source>Which queues are available is not known: %1</source>
        <translation>哪些队列可用未知：%1</translation>
    </message>
    <message>
        <source>Every replicated queue is available; the others were not asked for, there are too many</source>
        <translation>每个有副本的队列都可用；其余队列数量太多，未作询问</translation>
    </message>
    <message>
        <source>Which queues are not available until it returns is not known.</source>
        <translation>在它返回之前哪些队列不可用尚不清楚。</translation>
    </message>
    <message>
        <source>Queues that are not replicated and lie on %1 are not available until it returns; there are too many to list them.</source>
        <translation>位于 %1 上且没有副本的队列在它返回之前不可用；数量太多，无法列出。</translation>
    </message>
    <message>
        <source>%1 calls %2 gone, %2 counts itself in</source>
        <translation>%1 认为 %2 已离开，而 %2 认为自己仍在集群中</translation>
    </message>
    <message>
        <source>%1 streams or mirrored queues stay on %2 until it stops</source>
        <translation>%1 个流或镜像队列留在 %2 上，直到它停止</translation>
    </message>
    <message>
        <source>%1 goes on leading %2 streams or mirrored queues until it stops; rabbitmq-streams restart_stream --preferred-leader-node moves a stream before.</source>
        <translation>%1 在停止之前继续领导 %2 个流或镜像队列；流可事先用 rabbitmq-streams restart_stream --preferred-leader-node 逐个移走。</translation>
    </message>
    <message>
        <source>%1 queues that %2 leads, %3 of them streams or mirrored queues, find another leader when it stops.</source>
        <translation>%2 领导的 %1 个队列（其中 %3 个是流或镜像队列）在它停止时会另选领导者。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Start the broker on %1</source>
        <translation>启动 %1 上的 broker</translation>
    </message>
    <message>
        <source>Start application</source>
        <translation>启动应用</translation>
    </message>
    <message>
        <source>Start RabbitMQ in the Erlang VM of %1</source>
        <translation>在 %1 的 Erlang 虚拟机中启动 RabbitMQ</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>解除暂停</translation>
    </message>
    <message>
        <source>Let the stopped broker of %1 go on</source>
        <translation>让 %1 上被暂停的 broker 继续运行</translation>
    </message>
    <message>
        <source>RabbitMQ has been started on %1</source>
        <translation>%1 上的 RabbitMQ 已启动</translation>
    </message>
    <message>
        <source>No broker process of %1 is stopped any more</source>
        <translation>%1 上已没有被暂停的 broker 进程</translation>
    </message>
    <message>
        <source>Start the service</source>
        <translation>启动服务</translation>
    </message>
    <message>
        <source>Start RabbitMQ in the Erlang VM that runs</source>
        <translation>在运行中的 Erlang 虚拟机里启动 RabbitMQ</translation>
    </message>
    <message>
        <source>The stopped process goes on</source>
        <translation>被暂停的进程继续运行</translation>
    </message>
    <message>
        <source>Stop the service</source>
        <translation>停止服务</translation>
    </message>
    <message>
        <source>start the service</source>
        <translation>启动服务</translation>
    </message>
    <message>
        <source>Open listeners</source>
        <translation>打开监听</translation>
    </message>
    <message>
        <source>Open the doors of %1 for clients again</source>
        <translation>重新打开 %1 面向客户端的端口</translation>
    </message>
    <message>
        <source>%1 listens for clients again</source>
        <translation>%1 已重新监听客户端</translation>
    </message>
    <message>
        <source>Open the listeners for clients</source>
        <translation>打开面向客户端的监听</translation>
    </message>
    <message>
        <source>The service reads its files again</source>
        <translation>服务重新读取其文件</translation>
    </message>
    <message>
        <source>%1 has paused itself, and is left so</source>
        <translation>%1 已自行暂停，保持不动</translation>
    </message>
    <message>
        <source>The service on %1 was stopped before, and stays so</source>
        <translation>%1 上的服务此前已停止，保持不变</translation>
    </message>
    <message>
        <source>The cluster has forgotten %1: started now it would serve by itself, and stays stopped</source>
        <translation>集群已移出 %1：现在启动会独自提供服务，因此保持停止</translation>
    </message>
    <message>
        <source>%1 is starting or stopping on its host, and is left alone</source>
        <translation>%1 正在其主机上启动或停止，不作处理</translation>
    </message>
    <message>
        <source>was left alone by its host</source>
        <translation>其主机未作处理</translation>
    </message>
    <message>
        <source>Only %1 of %2 survivors answer; they count %3 as gone</source>
        <translation>%2 个存活节点中只有 %1 个应答；它们认为 %3 已离开</translation>
    </message>
    <message>
        <source>The automatic is paused</source>
        <translation>自动切换已暂停</translation>
    </message>
    <message>
        <source>The automatic was paused by %1</source>
        <translation>自动切换已被 %1 暂停</translation>
    </message>
    <message>
        <source>%1 has done a part of what it was told</source>
        <translation>%1 只执行了一部分指令</translation>
    </message>
    <message>
        <source>%1 led to %2 by its server %3 when this was planned, and leads to %4 now: plan anew</source>
        <translation>制定计划时 %1 的服务器 %3 指向 %2，现在指向 %4：请重新制定计划</translation>
    </message>
    <message>
        <source>%1 is the host of %2 too: its service may be either&apos;s</source>
        <translation>%1 也是 %2 的主机：其服务可能属于任何一个节点</translation>
    </message>
    <message>
        <source>%1 stays in service: %2</source>
        <translation>%1 继续提供服务：%2</translation>
    </message>
    <message>
        <source>%1 had been in service before, and stays so</source>
        <translation>%1 之前就在提供服务，保持不变</translation>
    </message>
    <message>
        <source>%1 had been in maintenance mode before, and stays so</source>
        <translation>%1 之前就处于维护模式，保持不变</translation>
    </message>
    <message>
        <source>%1 went well, and yet: %2</source>
        <translation>%1 执行成功，但是：%2</translation>
    </message>
    <message>
        <source>What a host says of the queues cannot be read</source>
        <translation>一台主机说的关于队列的话无法读懂</translation>
    </message>
    <message>
        <source>%1 of %2 hosts of brokers remember it</source>
        <translation>%2 台节点主机中有 %1 台已记下</translation>
    </message>
    <message>
        <source>Every console finds it in the cluster; %1</source>
        <translation>每个控制台都能在集群中看到它；%1</translation>
    </message>
    <message>
        <source>Write it down in the cluster and on its hosts, for every console&apos;s automatic failover</source>
        <translation>记录在集群及其主机上，供每个控制台的自动故障转移参考</translation>
    </message>
    <message>
        <source>a link of one&apos;s own beside the lease on every host of a broker</source>
        <translation>在每台节点主机的租约旁写入一个自己的链接</translation>
    </message>
    <message>
        <source>%1 does not answer either</source>
        <translation>%1 也没有应答</translation>
    </message>
    <message>
        <source>Nobody can say whether another console has just failed a node over, and %1: %2</source>
        <translation>无法得知其他控制台是否刚刚对某个节点执行过故障转移，而且%1：%2</translation>
    </message>
    <message>
        <source>Nobody can say which nodes the cluster has: neither a management API nor a host of a broker answers. If it has more than the profile names, a majority may be lost</source>
        <translation>无法得知集群有哪些节点：管理 API 和节点主机都没有应答。如果集群的节点比配置文件中列出的多，可能失去多数派</translation>
    </message>
    <message>
        <source>The cluster has no node that the profile does not name</source>
        <translation>集群中没有配置文件未列出的节点</translation>
    </message>
    <message>
        <source>The cluster has %1 nodes, the profile names %2; all are counted</source>
        <translation>集群有 %1 个节点，配置文件列出了 %2 个；全部计入</translation>
    </message>
    <message>
        <source>It is known which nodes the cluster has</source>
        <translation>已知集群有哪些节点</translation>
    </message>
    <message>
        <source>The profile leads to the host of %1 by “%2”, which is a place of %3: its service may be that one&apos;s</source>
        <translation>配置以“%2”通向 %1 的主机，而该地址属于 %3：其服务可能是后者的</translation>
    </message>
    <message>
        <source>Correct the host of %1 in the profile</source>
        <translation>在配置中更正 %1 的主机</translation>
    </message>
</context>
<context>
    <name>FailoverOffer</name>
    <message>
        <source>No node is out of service: there is nothing to take back</source>
        <translation>没有节点停止服务：没有需要切回的</translation>
    </message>
    <message>
        <source>No node is out of service: name the one that is to be failed over</source>
        <translation>没有节点停止服务：请指明要强制切换的节点</translation>
    </message>
    <message>
        <source>No node is known to serve clients: name the one to begin with</source>
        <translation>不知道哪个节点在为客户端服务：请指明从哪个节点开始</translation>
    </message>
    <message>
        <source>There is one node only</source>
        <translation>只有一个节点</translation>
    </message>
    <message>
        <source>Clients and queue leaders can move when the cluster has a second node. Add its address in the settings of this cluster.</source>
        <translation>集群有第二个节点时，客户端和队列领导者才能移动。请在该集群的设置中添加其地址。</translation>
    </message>
    <message>
        <source>No proxy is configured</source>
        <translation>没有配置代理</translation>
    </message>
    <message>
        <source>Clients are moved by the HAProxy in front of the brokers: Warrener tells it where new clients go. Name its host, its admin socket and its backend in the settings of this cluster.</source>
        <translation>客户端由节点前面的 HAProxy 移动：Warrener 告诉它新客户端去哪里。请在该集群的设置中填写其主机、管理套接字和后端。</translation>
    </message>
</context>
<context>
    <name>FailoverPage</name>
    <message>
        <source>Switchover</source>
        <translation>计划切换</translation>
    </message>
    <message>
        <source>Forced failover</source>
        <translation>强制故障转移</translation>
    </message>
    <message>
        <source>Failback</source>
        <translation>回切</translation>
    </message>
</context>
<context>
    <name>FeaturesView</name>
    <message>
        <source>on all nodes</source>
        <translation>所有节点均启用</translation>
    </message>
    <message>
        <source>only on %1</source>
        <translation>仅 %1 启用</translation>
    </message>
    <message>
        <source>off here, on %1</source>
        <translation>此处未启用，%1 已启用</translation>
    </message>
    <message>
        <source>on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>未启用</translation>
    </message>
</context>
<context>
    <name>Haproxy</name>
    <message>
        <source>%1 has neither socat nor nc to reach HAProxy&apos;s socket: install socat there</source>
        <translation>%1 上既没有 socat 也没有 nc，无法访问 HAProxy 的套接字：请在那里安装 socat</translation>
    </message>
    <message>
        <source>%1 has no HAProxy socket %2</source>
        <translation>%1 上没有 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>HAProxy does not run on %1</source>
        <translation>HAProxy 没有在 %1 上运行</translation>
    </message>
    <message>
        <source>The login on %1 has no right to HAProxy&apos;s socket %2</source>
        <translation>%1 上的登录用户无权访问 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket %2 on %1 could not be asked</source>
        <translation>无法询问 %1 上的 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>The profile names no admin socket of %1</source>
        <translation>配置中没有 %1 的管理套接字</translation>
    </message>
    <message>
        <source>“%1” is not tcp:HOST:PORT</source>
        <translation>“%1”不是 tcp:HOST:PORT 格式</translation>
    </message>
    <message>
        <source>“%1” cannot be the path of a socket</source>
        <translation>“%1”不能作为套接字路径</translation>
    </message>
    <message>
        <source>The profile names no SSH login to the host of %1</source>
        <translation>配置中没有 %1 所在主机的 SSH 登录</translation>
    </message>
    <message>
        <source>HAProxy&apos;s answer cannot be understood</source>
        <translation>无法理解 HAProxy 的应答</translation>
    </message>
    <message>
        <source>HAProxy has more than 20,000 servers</source>
        <translation>HAProxy 的后端超过 20,000 个</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket does not permit to read its state</source>
        <translation>HAProxy 套接字不允许读取状态</translation>
    </message>
    <message>
        <source>HAProxy has no backend “%1”</source>
        <translation>HAProxy 没有后端“%1”</translation>
    </message>
    <message>
        <source>%1 has no program “ps”</source>
        <translation>%1 上没有“ps”程序</translation>
    </message>
    <message>
        <source>HAProxy&apos;s configuration on %1 cannot be read</source>
        <translation>无法读取 %1 上的 HAProxy 配置文件</translation>
    </message>
    <message>
        <source>HAProxy on %1 cannot be asked to check its configuration</source>
        <translation>无法让 %1 上的 HAProxy 检查其配置文件</translation>
    </message>
    <message>
        <source>HAProxy&apos;s configuration is too large to be read</source>
        <translation>HAProxy 的配置文件太大，无法读取</translation>
    </message>
    <message>
        <source>“%1” cannot stand in HAProxy&apos;s configuration</source>
        <translation>“%1”不能写入 HAProxy 的配置文件</translation>
    </message>
    <message>
        <source>The profile names no AMQP address of a node</source>
        <translation>配置中没有任何节点的 AMQP 地址</translation>
    </message>
    <message>
        <source>HAProxy has more than 1,000,000 sessions</source>
        <translation>HAProxy 有超过 1,000,000 个会话</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a server or backend</source>
        <translation>“%1”不能作为后端服务器或后端组的名称</translation>
    </message>
    <message>
        <source>there is no server %1</source>
        <translation>没有后端 %1</translation>
    </message>
    <message>
        <source>%1 is %2, not %3</source>
        <translation>%1 是 %2，而不是 %3</translation>
    </message>
    <message>
        <source>%1 has the weight %2, not %3</source>
        <translation>%1 的权重是 %2，而不是 %3</translation>
    </message>
    <message>
        <source>%1 did not do as it was told: %2</source>
        <translation>%1 没有按指令执行：%2</translation>
    </message>
    <message>
        <source>“%1” is no session</source>
        <translation>“%1”不是会话</translation>
    </message>
    <message>
        <source>The profile names no master socket of %1</source>
        <translation>配置中没有 %1 的主套接字</translation>
    </message>
    <message>
        <source>The profile has no proxy %1</source>
        <translation>配置中没有代理 %1</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket of %1 does not permit to change its state</source>
        <translation>%1 的 HAProxy 套接字不允许更改状态</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket of %1 has the level “%2”, which does not permit to change its state</source>
        <translation>%1 的 HAProxy 套接字级别为“%2”，不允许更改状态</translation>
    </message>
    <message>
        <source>Give it the level in the section “global” of HAProxy&apos;s file, and reload: stats socket %1 level admin</source>
        <translation>请在 HAProxy 配置文件的 global 段为其设置级别并重新加载：stats socket %1 level admin</translation>
    </message>
    <message>
        <source>Several backends of HAProxy lead to brokers: name the one of AMQP in the profile</source>
        <translation>HAProxy 有多个后端通向节点：请在配置中写明 AMQP 的后端</translation>
    </message>
    <message>
        <source>HAProxy has no backend with servers on an AMQP port (%1): name it in the profile</source>
        <translation>HAProxy 没有服务器位于 AMQP 端口（%1）的后端：请在配置中写明</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket does not permit to see its sessions</source>
        <translation>HAProxy 的套接字不允许查看会话</translation>
    </message>
    <message>
        <source>%1, weight 0</source>
        <translation>%1，权重 0</translation>
    </message>
    <message>
        <source>No file of HAProxy was found on %1</source>
        <translation>在 %1 上没有找到 HAProxy 的配置文件</translation>
    </message>
</context>
<context>
    <name>HealthCheck</name>
    <message>
        <source>No alarm on this node</source>
        <translation>本节点无告警</translation>
    </message>
    <message>
        <source>Alarm on this node</source>
        <translation>本节点有告警</translation>
    </message>
    <message>
        <source>No alarm in the cluster</source>
        <translation>集群无告警</translation>
    </message>
    <message>
        <source>Alarm in the cluster</source>
        <translation>集群有告警</translation>
    </message>
    <message>
        <source>Virtual hosts run</source>
        <translation>虚拟主机运行中</translation>
    </message>
    <message>
        <source>Virtual host stopped</source>
        <translation>虚拟主机已停止</translation>
    </message>
    <message>
        <source>Not quorum-critical</source>
        <translation>停机不影响多数派</translation>
    </message>
    <message>
        <source>Quorum-critical</source>
        <translation>停机将失去多数派</translation>
    </message>
    <message>
        <source>Mirrors in sync</source>
        <translation>镜像已同步</translation>
    </message>
    <message>
        <source>Mirrors not in sync</source>
        <translation>镜像未同步</translation>
    </message>
    <message>
        <source>AMQP port listens</source>
        <translation>AMQP 端口监听中</translation>
    </message>
    <message>
        <source>AMQP port closed</source>
        <translation>AMQP 端口已关闭</translation>
    </message>
    <message>
        <source>Certificates valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>Certificate expires soon</source>
        <translation>证书即将过期</translation>
    </message>
    <message>
        <source>Ready to serve clients</source>
        <translation>可服务客户端</translation>
    </message>
    <message>
        <source>Not ready for clients</source>
        <translation>尚不能服务客户端</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>Not in service</source>
        <translation>未在服务</translation>
    </message>
    <message>
        <source>Below the connection limit</source>
        <translation>低于连接上限</translation>
    </message>
    <message>
        <source>Connection limit reached</source>
        <translation>已达连接上限</translation>
    </message>
    <message>
        <source>Metadata store ready</source>
        <translation>元数据存储就绪</translation>
    </message>
    <message>
        <source>Metadata store not ready</source>
        <translation>元数据存储未就绪</translation>
    </message>
    <message>
        <source>Quorum queues have leaders</source>
        <translation>仲裁队列均有领导者</translation>
    </message>
    <message>
        <source>Quorum queue without leader</source>
        <translation>有仲裁队列无领导者</translation>
    </message>
    <message>
        <source>Cluster is complete</source>
        <translation>集群完整</translation>
    </message>
    <message>
        <source>Cluster is not complete</source>
        <translation>集群不完整</translation>
    </message>
</context>
<context>
    <name>HistoryFile</name>
    <message>
        <source>The history file %1 cannot be used</source>
        <translation>历史文件 %1 无法使用</translation>
    </message>
    <message>
        <source>The history file %1 is damaged and cannot be renamed</source>
        <translation>历史文件 %1 已损坏且无法改名</translation>
    </message>
    <message>
        <source>The history file was damaged; it is kept as %1, and a new one has begun</source>
        <translation>历史文件已损坏；已保留为 %1，并新建了一个</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The history file %1 cannot be made</source>
        <translation>无法创建历史文件 %1</translation>
    </message>
    <message>
        <source>The history file %1 is none, or one of another version</source>
        <translation>%1 不是历史文件，或版本不同</translation>
    </message>
</context>
<context>
    <name>HostChecks</name>
    <message>
        <source>%1 is not configured for %2</source>
        <translation>%2 未配置 %1</translation>
    </message>
    <message>
        <source>%1 could not be asked on %2</source>
        <translation>无法在 %2 上查询 %1</translation>
    </message>
    <message>
        <source>The service on %1 does not run</source>
        <translation>%1 上的服务未运行</translation>
    </message>
    <message>
        <source>within %1 of the others</source>
        <translation>与其他主机相差不超过 %1</translation>
    </message>
    <message>
        <source>%1 slow, give or take %2</source>
        <translation>慢 %1，误差 %2</translation>
    </message>
    <message>
        <source>%1 fast, give or take %2</source>
        <translation>快 %1，误差 %2</translation>
    </message>
    <message>
        <source>The clock of %1 agrees with the others</source>
        <translation>%1 的时钟与其他主机一致</translation>
    </message>
    <message>
        <source>The clock of %1 is slow</source>
        <translation>%1 的时钟偏慢</translation>
    </message>
    <message>
        <source>The clock of %1 is fast</source>
        <translation>%1 的时钟偏快</translation>
    </message>
    <message>
        <source>every file readable by the user %1</source>
        <translation>用户 %1 可读取每个文件</translation>
    </message>
    <message>
        <source>%1 has no folder %2: the broker runs on its defaults</source>
        <translation>%1 上没有文件夹 %2：节点使用默认设置运行</translation>
    </message>
    <message>
        <source>mode %1, owner %2</source>
        <translation>权限 %1，属主 %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>The broker on %1 may not read %2</source>
        <translation>%1 上的节点无权读取 %2</translation>
    </message>
    <message>
        <source>It will not start with this file as it is.</source>
        <translation>该文件保持现状时节点将无法启动。</translation>
    </message>
    <message>
        <source>A file that rabbitmq.conf of %1 names is missing: %2</source>
        <translation>%1 的 rabbitmq.conf 所引用的文件缺失：%2</translation>
    </message>
    <message>
        <source>The Erlang cookie of %1 is open to others</source>
        <translation>%1 的 Erlang cookie 可被其他用户访问</translation>
    </message>
    <message>
        <source>The broker will not start until only its own user may read it.</source>
        <translation>只有当仅其自身用户可读时，节点才会启动。</translation>
    </message>
    <message>
        <source>Only root can tell what the broker&apos;s user may read</source>
        <translation>只有 root 能判断节点用户可读取哪些文件</translation>
    </message>
    <message>
        <source>The configuration files of %1 are there and readable</source>
        <translation>%1 的配置文件齐全且可读</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1 on %2 has a syntax error in line %3</source>
        <translation>%2 上的 %1 第 %3 行有语法错误</translation>
    </message>
    <message>
        <source>The broker cannot start with it: %1.</source>
        <translation>节点无法以此启动：%1。</translation>
    </message>
    <message>
        <source>%1 has no configuration file to read</source>
        <translation>%1 没有可读取的配置文件</translation>
    </message>
    <message>
        <source>The configuration files of %1 are well formed</source>
        <translation>%1 的配置文件格式正确</translation>
    </message>
    <message>
        <source>as on %1</source>
        <translation>与 %1 相同</translation>
    </message>
    <message>
        <source>%1 has no %2, other brokers have one</source>
        <translation>%1 没有 %2，其他节点有</translation>
    </message>
    <message>
        <source>The Erlang cookie of %1 is another one than that of the others</source>
        <translation>%1 的 Erlang cookie 与其他节点不同</translation>
    </message>
    <message>
        <source>After its next start this node cannot join the others.</source>
        <translation>下次启动后，该节点将无法加入其他节点。</translation>
    </message>
    <message>
        <source>%1 of %2 differs from that of the other brokers</source>
        <translation>%2 的 %1 与其他节点不同</translation>
    </message>
    <message>
        <source>%1 has a %2, other brokers have none</source>
        <translation>%1 有 %2，其他节点没有</translation>
    </message>
    <message>
        <source>The configuration of %1 is that of the other brokers</source>
        <translation>%1 的配置与其他节点一致</translation>
    </message>
    <message>
        <source>The disks of %1 can be written on</source>
        <translation>%1 的磁盘可写</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>%1 on %2 is read-only</source>
        <translation>%2 上的 %1 为只读</translation>
    </message>
    <message>
        <source>No disk of %1 is full</source>
        <translation>%1 没有写满的磁盘</translation>
    </message>
    <message>
        <source>no inodes left on %1</source>
        <translation>%1 上没有剩余 inode</translation>
    </message>
    <message>
        <source>%1 of %2 free on %3</source>
        <translation>%3 上空闲 %1，共 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>room to write</source>
        <translation>有可写空间</translation>
    </message>
    <message>
        <source>%1 on %2 has less room than the broker&apos;s limit</source>
        <translation>%2 上的 %1 剩余空间低于节点的限值</translation>
    </message>
    <message>
        <source>%1 on %2 is full</source>
        <translation>%2 上的 %1 已满</translation>
    </message>
    <message>
        <source>The broker keeps its data there and stops taking messages.</source>
        <translation>节点的数据保存在此处，它将停止接收消息。</translation>
    </message>
    <message>
        <source>The host does not tell this figure</source>
        <translation>主机未提供该数值</translation>
    </message>
    <message>
        <source>The CPU of %1 has room</source>
        <translation>%1 的 CPU 有余量</translation>
    </message>
    <message>
        <source>The CPU of %1 is busy</source>
        <translation>%1 的 CPU 繁忙</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>The memory of %1 has room</source>
        <translation>%1 的内存有余量</translation>
    </message>
    <message>
        <source>The memory of %1 is short</source>
        <translation>%1 的内存不足</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>已使用 %1</translation>
    </message>
    <message>
        <source>%1 on %2 has room</source>
        <translation>%2 上的 %1 有空间</translation>
    </message>
    <message>
        <source>%1 on %2 is filling up</source>
        <translation>%2 上的 %1 即将写满</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>The load of %1 is normal</source>
        <translation>%1 的负载正常</translation>
    </message>
    <message>
        <source>The load of %1 is high</source>
        <translation>%1 的负载过高</translation>
    </message>
    <message>
        <source>%1 per core</source>
        <translation>每核 %1</translation>
    </message>
    <message>
        <source>at most %1 per core</source>
        <translation>每核至多 %1</translation>
    </message>
    <message>
        <source>The health score of %1 is good</source>
        <translation>%1 的健康评分良好</translation>
    </message>
    <message>
        <source>The health score of %1 is low</source>
        <translation>%1 的健康评分偏低</translation>
    </message>
    <message>
        <source>%1 of 100</source>
        <translation>%1（满分 100）</translation>
    </message>
    <message>
        <source>%1 does not wait for its disks</source>
        <translation>%1 没有等待磁盘</translation>
    </message>
    <message>
        <source>%1 spends its time waiting for its disks</source>
        <translation>%1 的时间耗费在等待磁盘上</translation>
    </message>
    <message>
        <source>%1 of the CPU time</source>
        <translation>CPU 时间的 %1</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>少于 %1</translation>
    </message>
    <message>
        <source>a log that the broker can write to</source>
        <translation>节点可写入的日志</translation>
    </message>
    <message>
        <source>The log folder %1 is missing on %2</source>
        <translation>%2 上缺少日志文件夹 %1</translation>
    </message>
    <message>
        <source>not writable</source>
        <translation>不可写</translation>
    </message>
    <message>
        <source>The broker on %1 may not write its log</source>
        <translation>%1 上的节点无权写日志</translation>
    </message>
    <message>
        <source>It will not start again while it may not.</source>
        <translation>在此期间它将无法再次启动。</translation>
    </message>
    <message>
        <source>There is no log of a broker in %1 on %2</source>
        <translation>%2 上的 %1 中没有节点日志</translation>
    </message>
    <message>
        <source>The console may not read the log of %1</source>
        <translation>控制台无权读取 %1 的日志</translation>
    </message>
    <message>
        <source>The broker&apos;s log on %1 is there</source>
        <translation>%1 上的节点日志存在</translation>
    </message>
    <message>
        <source>%1, %2 more a minute</source>
        <translation>%1，每分钟增加 %2</translation>
    </message>
    <message>
        <source>less than %1 a file, a day&apos;s growth at least as room</source>
        <translation>单个文件小于 %1，剩余空间至少够一天增长</translation>
    </message>
    <message>
        <source>The logs of %1 will fill their disk within a day</source>
        <translation>%1 的日志将在一天内写满磁盘</translation>
    </message>
    <message>
        <source>A log file of %1 is very large: %2</source>
        <translation>%1 的一个日志文件非常大：%2</translation>
    </message>
    <message>
        <source>The logs of %1 are of ordinary size</source>
        <translation>%1 的日志大小正常</translation>
    </message>
    <message>
        <source>There is no log of a broker</source>
        <translation>没有节点日志</translation>
    </message>
    <message>
        <source>fewer than %1 errors an hour</source>
        <translation>每小时少于 %1 个错误</translation>
    </message>
    <message>
        <source>%1 errors within the last hour, %2 within the last 10 minutes</source>
        <translation>最近一小时 %1 个错误，最近 10 分钟 %2 个</translation>
    </message>
    <message>
        <source>Once, at %1: %2</source>
        <translation>1 次，于 %1：%2</translation>
    </message>
    <message>
        <source>%1 times, last at %2: %3</source>
        <translation>%1 次，最近一次 %2：%3</translation>
    </message>
    <message>
        <source>The broker on %1 logs many errors</source>
        <translation>%1 上的节点记录了大量错误</translation>
    </message>
    <message>
        <source>The broker on %1 logged errors within the last hour</source>
        <translation>%1 上的节点最近一小时记录过错误</translation>
    </message>
    <message>
        <source>The broker on %1 logged no error within the last hour</source>
        <translation>%1 上的节点最近一小时没有记录错误</translation>
    </message>
    <message>
        <source>Nobody listens on port %1 of %2</source>
        <translation>%2 的端口 %1 无人监听</translation>
    </message>
    <message>
        <source>The host itself says so: no firewall is in the way, the broker does not offer %1.</source>
        <translation>主机自身如此报告：不是防火墙阻挡，而是节点未提供 %1。</translation>
    </message>
    <message>
        <source>no listener</source>
        <translation>无监听</translation>
    </message>
    <message>
        <source>a listener for %1</source>
        <translation>%1 的监听</translation>
    </message>
    <message>
        <source>The broker listens on all its ports on %1</source>
        <translation>%1 上的节点正在监听其全部端口</translation>
    </message>
    <message>
        <source>The node exporter of %1 listens</source>
        <translation>%1 的 node exporter 正在监听</translation>
    </message>
    <message>
        <source>The node exporter of %1 does not run</source>
        <translation>%1 的 node exporter 未运行</translation>
    </message>
    <message>
        <source>a login without a password</source>
        <translation>免密码登录</translation>
    </message>
    <message>
        <source>The console can log in on %1</source>
        <translation>控制台可以登录 %1</translation>
    </message>
    <message>
        <source>The console can log in on %1, but may not become root</source>
        <translation>控制台可以登录 %1，但无法成为 root</translation>
    </message>
    <message>
        <source>The console cannot log in on %1</source>
        <translation>控制台无法登录 %1</translation>
    </message>
    <message>
        <source>active</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>%1 runs on %2</source>
        <translation>%1 在 %2 上运行</translation>
    </message>
    <message>
        <source>There is no service %1 on %2</source>
        <translation>%2 上没有服务 %1</translation>
    </message>
    <message>
        <source>%1 has failed on %2</source>
        <translation>%2 上的 %1 已失败</translation>
    </message>
    <message>
        <source>%1 ended on %2 and is being started again</source>
        <translation>%2 上的 %1 已退出，正在重新启动</translation>
    </message>
    <message>
        <source>%1 is starting on %2</source>
        <translation>%2 上的 %1 正在启动</translation>
    </message>
    <message>
        <source>%1 is stopping on %2</source>
        <translation>%2 上的 %1 正在停止</translation>
    </message>
    <message>
        <source>%1 is stopped on %2</source>
        <translation>%2 上的 %1 已停止</translation>
    </message>
    <message>
        <source>Its last end: %1.</source>
        <translation>最近一次退出：%1。</translation>
    </message>
    <message>
        <source>The journal of the service cannot be read</source>
        <translation>无法读取该服务的系统日志</translation>
    </message>
    <message>
        <source>%1 starts and %2 unasked ends within the last hour</source>
        <translation>最近一小时启动 %1 次，意外退出 %2 次</translation>
    </message>
    <message>
        <source>no unasked end</source>
        <translation>无意外退出</translation>
    </message>
    <message>
        <source>%1 on %2 ends again and again</source>
        <translation>%2 上的 %1 反复退出</translation>
    </message>
    <message>
        <source>%1 on %2 ended unasked within the last hour</source>
        <translation>%2 上的 %1 最近一小时曾意外退出</translation>
    </message>
    <message>
        <source>%1 on %2 has not ended by itself</source>
        <translation>%2 上的 %1 没有意外退出</translation>
    </message>
    <message>
        <source>a process that runs</source>
        <translation>运行中的进程</translation>
    </message>
    <message>
        <source>%1 has no process on %2</source>
        <translation>%2 上没有 %1 的进程</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>process %1, state %2</source>
        <translation>进程 %1，状态 %2</translation>
    </message>
    <message>
        <source>The process of %1 on %2 is frozen</source>
        <translation>%2 上 %1 的进程卡死</translation>
    </message>
    <message>
        <source>A stop signal or a debugger holds it: its connections stay open, and it answers nobody.</source>
        <translation>停止信号或调试器使其暂停：连接保持打开，但不响应任何请求。</translation>
    </message>
    <message>
        <source>The process of %1 on %2 waits for a disk</source>
        <translation>%2 上 %1 的进程正在等待磁盘</translation>
    </message>
    <message>
        <source>The process of %1 on %2 has ended</source>
        <translation>%2 上 %1 的进程已结束</translation>
    </message>
    <message>
        <source>The process of %1 runs on %2</source>
        <translation>%1 的进程在 %2 上运行</translation>
    </message>
    <message>
        <source>%1 on %2 has descriptors left</source>
        <translation>%2 上的 %1 还有可用文件描述符</translation>
    </message>
    <message>
        <source>%1 on %2 runs out of descriptors</source>
        <translation>%2 上的 %1 文件描述符即将耗尽</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>已使用 %1，上限 %2</translation>
    </message>
    <message>
        <source>no process killed for lack of memory</source>
        <translation>没有进程因内存不足被杀死</translation>
    </message>
    <message>
        <source>The kernel of %1 killed the broker for lack of memory</source>
        <translation>%1 的内核因内存不足杀死了节点进程</translation>
    </message>
    <message>
        <source>The kernel of %1 killed a process for lack of memory</source>
        <translation>%1 的内核因内存不足杀死了一个进程</translation>
    </message>
    <message>
        <source>The kernel of %1 killed a process for lack of memory within the last day</source>
        <translation>%1 的内核最近一天曾因内存不足杀死进程</translation>
    </message>
    <message>
        <source>No process was killed for lack of memory on %1</source>
        <translation>%1 上没有进程因内存不足被杀死</translation>
    </message>
    <message>
        <source>%1 since the machine started</source>
        <translation>开机以来 %1 次</translation>
    </message>
    <message>
        <source>there is no “=”</source>
        <translation>缺少“=”</translation>
    </message>
    <message>
        <source>what stands before “=” is no key</source>
        <translation>“=”之前不是有效的键</translation>
    </message>
    <message>
        <source>there is no value behind “=”</source>
        <translation>“=”之后没有值</translation>
    </message>
    <message>
        <source>the value that begins with &apos;&apos;&apos; does not end</source>
        <translation>以 &apos;&apos;&apos; 开头的值没有结束</translation>
    </message>
    <message>
        <source>the list does not end with a dot</source>
        <translation>列表没有以句点结尾</translation>
    </message>
    <message>
        <source>it is no list of plugin names</source>
        <translation>不是插件名称列表</translation>
    </message>
    <message>
        <source>a bracket is closed that was not opened</source>
        <translation>多出一个右括号</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation>括号未闭合</translation>
    </message>
    <message>
        <source>there is no dot at the end</source>
        <translation>末尾缺少句点</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>The name %1 has no right address on %2</source>
        <translation>名称 %1 在 %2 上没有正确的地址</translation>
    </message>
    <message>
        <source>%1 of %2 packets came back</source>
        <translation>%2 个数据包中返回 %1 个</translation>
    </message>
    <message>
        <source>no packet lost</source>
        <translation>无丢包</translation>
    </message>
    <message>
        <source>%1 does not answer the ping of %2</source>
        <translation>%1 不响应 %2 的 ping</translation>
    </message>
    <message>
        <source>%1 answers the ping of %2</source>
        <translation>%1 响应 %2 的 ping</translation>
    </message>
    <message>
        <source>%1 answers the ping of %2 slowly</source>
        <translation>%1 响应 %2 的 ping 较慢</translation>
    </message>
    <message>
        <source>No packets are lost between %1 and %2</source>
        <translation>%1 与 %2 之间没有丢包</translation>
    </message>
    <message>
        <source>Packets are lost between %1 and %2</source>
        <translation>%1 与 %2 之间丢包</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>%1 reaches port %2 of %3</source>
        <translation>%1 可以连接 %3 的端口 %2</translation>
    </message>
    <message>
        <source>The host did not tell in time</source>
        <translation>主机未及时回答</translation>
    </message>
    <message>
        <source>%1 does not reach port %2 of %3</source>
        <translation>%1 无法连接 %3 的端口 %2</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>The broker of %1 listens there: something between the two hosts is in the way.</source>
        <translation>%1 的节点正在监听该端口：两台主机之间有阻挡。</translation>
    </message>
    <message>
        <source>The broker of %1 listens there, and a firewall on it drops packets: %2</source>
        <translation>%1 的节点正在监听该端口，且其防火墙丢弃数据包：%2</translation>
    </message>
    <message>
        <source>The name %1 has no address on %2</source>
        <translation>名称 %1 在 %2 上没有地址</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>无地址</translation>
    </message>
    <message>
        <source>The name %1 has its address on %2</source>
        <translation>名称 %1 在 %2 上有正确的地址</translation>
    </message>
    <message>
        <source>The name %1 has another address on %2 than elsewhere</source>
        <translation>名称 %1 在 %2 上的地址与别处不同</translation>
    </message>
    <message>
        <source>The node there cannot find the node %1 when it next connects.</source>
        <translation>该处的节点下次连接时将找不到节点 %1。</translation>
    </message>
    <message>
        <source>there is no comma between two terms</source>
        <translation>两项之间缺少逗号</translation>
    </message>
    <message>
        <source>something stands behind the dot: the broker reads one term</source>
        <translation>句点之后还有内容：节点只读取一项</translation>
    </message>
    <message>
        <source>nothing stands before a comma</source>
        <translation>逗号之前没有内容</translation>
    </message>
    <message>
        <source>nothing stands behind a comma</source>
        <translation>逗号之后没有内容</translation>
    </message>
    <message>
        <source>nothing stands before the dot</source>
        <translation>句点之前没有内容</translation>
    </message>
    <message>
        <source>the file begins with a byte-order mark</source>
        <translation>文件以字节顺序标记（BOM）开头</translation>
    </message>
    <message>
        <source>an answer that names %1</source>
        <translation>应答中列出 %1</translation>
    </message>
    <message>
        <source>The port mapper (epmd) of %1 knows its broker</source>
        <translation>%1 的端口映射程序 (epmd) 认识其 broker</translation>
    </message>
    <message>
        <source>The port mapper (epmd) of %1 takes connections and does not answer</source>
        <translation>%1 的端口映射程序 (epmd) 接受连接但不应答</translation>
    </message>
    <message>
        <source>no answer within 3 s</source>
        <translation>3 秒内无应答</translation>
    </message>
    <message>
        <source>The port mapper (epmd) of %1 does not run</source>
        <translation>%1 的端口映射程序 (epmd) 未运行</translation>
    </message>
    <message>
        <source>The port mapper (epmd) of %1 does not know its broker</source>
        <translation>%1 的端口映射程序 (epmd) 不认识其 broker</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>未列出任何节点</translation>
    </message>
    <message>
        <source>Links between nodes that stand go on. A peer that loses its link does not find this node again, and tools of the broker do not either.</source>
        <translation>现有的节点间连接继续工作。断开连接的同伴将无法重新找到该节点，broker 的工具也找不到。</translation>
    </message>
    <message>
        <source>RabbitMQ is stopped inside its running process on %1</source>
        <translation>%1 上进程仍在运行，但其中的 RabbitMQ 已停止</translation>
    </message>
    <message>
        <source>The Erlang machine runs and listens for its peers, but none of its doors for clients is open, and the peers do not count it as running: rabbitmqctl stop_app does this, or it is still starting.</source>
        <translation>Erlang 虚拟机在运行并监听同伴连接，但没有任何面向客户端的端口打开，同伴也不认为它在运行：这是 rabbitmqctl stop_app 的结果，或者它仍在启动。</translation>
    </message>
    <message>
        <source>no listener for clients, only the one of the cluster</source>
        <translation>没有面向客户端的监听，只有集群端口</translation>
    </message>
    <message>
        <source>%1 on %2 is the disk of the data, and judged as that</source>
        <translation>%2 上的 %1 就是数据所在磁盘，按数据磁盘判断</translation>
    </message>
    <message>
        <source>%1 has not finished in time what the console asked of it</source>
        <translation>%1 未能按时完成控制台要求的操作</translation>
    </message>
    <message>
        <source>RabbitMQ on %1 has paused itself: it sees too few of its peers</source>
        <translation>%1 上的 RabbitMQ 已自行暂停：它看到的其他节点太少</translation>
    </message>
    <message>
        <source>Its partition handling has it serve nobody rather than apart from the others. It waits for them, and goes on by itself as soon as it sees enough.</source>
        <translation>按其分区处理方式，它宁可不提供服务，也不脱离其他节点单独服务。它在等待，看到足够多的节点后会自动继续。</translation>
    </message>
    <message>
        <source>its log says so, and no listener for clients</source>
        <translation>其日志如此记录，且没有面向客户端的监听端口</translation>
    </message>
    <message>
        <source>something stands behind the quotation mark that ends the value</source>
        <translation>结束该值的引号后面还有内容</translation>
    </message>
    <message>
        <source>a value between &apos;&apos;&apos; is read from RabbitMQ 4.3 on, and not by the one here</source>
        <translation>&apos;&apos;&apos;…&apos;&apos;&apos; 之间的值从 RabbitMQ 4.3 起才能读取，此处的版本不能</translation>
    </message>
    <message>
        <source>Where the broker of %1 keeps its data was not seen</source>
        <translation>未看到 %1 的节点把数据保存在哪里</translation>
    </message>
    <message>
        <source>%1 has the data of no other node</source>
        <translation>%1 没有其他节点的数据</translation>
    </message>
    <message>
        <source>The broker on %1 runs as %2</source>
        <translation>%1 上的节点以 %2 运行</translation>
    </message>
    <message>
        <source>The cluster&apos;s settings know it as %1. A node keeps its data under its own name and starts empty under a new one: give the host its old name again, and delete no folder before every queue is accounted for.</source>
        <translation>集群设置中它是 %1。节点以自己的名称保存数据，换了名称会以空数据启动：请恢复主机的旧名称，在核对完每个队列之前不要删除任何目录。</translation>
    </message>
    <message>
        <source>%1 still has data of %2</source>
        <translation>%1 仍有 %2 的数据</translation>
    </message>
    <message>
        <source>They are of a node that had another name; the broker that runs now does not read them.</source>
        <translation>它们属于曾用其他名称的节点；现在运行的节点不会读取它们。</translation>
    </message>
    <message>
        <source>%1 shows the certificate that lies in its file</source>
        <translation>%1 使用的证书与其文件中的一致</translation>
    </message>
    <message>
        <source>No certificate could be read from %1</source>
        <translation>无法从 %1 读取证书</translation>
    </message>
    <message>
        <source>shown: valid until %1; in the file: valid until %2</source>
        <translation>使用中：有效期至 %1；文件中：有效期至 %2</translation>
    </message>
    <message>
        <source>the same certificate</source>
        <translation>同一证书</translation>
    </message>
    <message>
        <source>%1 still shows its old certificate: the new one in %2 is not loaded yet</source>
        <translation>%1 仍在使用旧证书：%2 中的新证书尚未加载</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one in %2</source>
        <translation>%1 使用的证书与 %2 中的不同</translation>
    </message>
    <message>
        <source>The file was written a few minutes ago; a broker reads it again by itself.</source>
        <translation>该文件几分钟前才写入；节点会自行重新读取。</translation>
    </message>
    <message>
        <source>What clients see until %1 is not what lies on the disk, and after a restart it will be the file&apos;s.</source>
        <translation>客户端看到的证书（有效期至 %1）与磁盘上的不同，重启后将使用文件中的证书。</translation>
    </message>
    <message>
        <source>The authorities in %1 on %2 are valid</source>
        <translation>%2 上 %1 中的 CA 均有效</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1（有效期至 %2）</translation>
    </message>
    <message>
        <source>%1 of %2 expired</source>
        <translation>%2 个中有 %1 个已过期</translation>
    </message>
    <message>
        <source>The bundle %1 on %2 holds an authority that has expired</source>
        <translation>%2 上的 %1 中含有已过期的 CA</translation>
    </message>
    <message>
        <source>Clients whose certificates were signed by it are refused: %1.</source>
        <translation>由它签发证书的客户端会被拒绝：%1。</translation>
    </message>
    <message>
        <source>Harmless for clients, which are asked for no certificate: %1. The broker&apos;s own check of certificates fails for it.</source>
        <translation>对客户端无影响（不要求客户端证书）：%1。节点自身的证书检查会因此失败。</translation>
    </message>
</context>
<context>
    <name>HostFacts</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>warning at %1</source>
        <translation>警告线 %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation>数据盘</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>系统盘</translation>
    </message>
    <message>
        <source>Load per core</source>
        <translation>每核负载</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>node exporter</source>
        <translation>node exporter</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>%1前应答</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1、%2、%3</translation>
    </message>
    <message>
        <source>1, 5 and 15 min</source>
        <translation>1、5、15 分钟</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>收 %1</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>发 %1</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>processes ended since the start</source>
        <translation>开机以来被终止的进程</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 个会话</translation>
    </message>
</context>
<context>
    <name>HostProbe</name>
    <message>
        <source>The host&apos;s answer ended too early</source>
        <translation>主机的回答过早结束</translation>
    </message>
    <message>
        <source>The host has no program “%1”</source>
        <translation>主机上没有程序“%1”</translation>
    </message>
    <message>
        <source>Only root may see this</source>
        <translation>仅 root 可查看</translation>
    </message>
    <message>
        <source>The profile has no command “status” for this host</source>
        <translation>配置中没有该主机的“status”命令</translation>
    </message>
    <message>
        <source>The host did not answer this within 6 s</source>
        <translation>主机未在 6 秒内回答此项</translation>
    </message>
    <message>
        <source>The host has no folder that can be written in</source>
        <translation>主机上没有可写的文件夹</translation>
    </message>
    <message>
        <source>The host&apos;s answer makes no sense</source>
        <translation>主机的回答无法理解</translation>
    </message>
    <message>
        <source>The host does not tell the time</source>
        <translation>主机未提供时间</translation>
    </message>
    <message>
        <source>The name %1 has no address there</source>
        <translation>名称 %1 在该处没有地址</translation>
    </message>
    <message>
        <source>The profile names no SSH target for %1</source>
        <translation>配置中没有 %1 的 SSH 目标</translation>
    </message>
    <message>
        <source>%1: host</source>
        <translation>%1：主机</translation>
    </message>
</context>
<context>
    <name>HttpClient</name>
    <message>
        <source>Wrong user or password for %1</source>
        <translation>%1 的用户名或密码错误</translation>
    </message>
    <message>
        <source>The user may not do this on %1</source>
        <translation>该用户无权在 %1 上执行此操作</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 没有 %2</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2</source>
        <translation>%1 返回 HTTP 状态 %2</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2: %3</source>
        <translation>%1 返回 HTTP 状态 %2：%3</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2</source>
        <translation>%1 的证书已于 %2 过期</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: compare the clocks</source>
        <translation>%1 的证书尚未生效：请核对两边时钟</translation>
    </message>
    <message>
        <source>The certificate of %1 is not signed by a trusted authority: give its CA file</source>
        <translation>%1 的证书未由可信机构签发：请提供其 CA 文件</translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked</source>
        <translation>%1 的证书已被吊销</translation>
    </message>
    <message>
        <source>No TLS session with %1</source>
        <translation>无法与 %1 建立 TLS 会话</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The name of %1 has no address</source>
        <translation>%1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>%1 answers, but not in HTTP</source>
        <translation>%1 有应答，但不是 HTTP</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was complete</source>
        <translation>%1 在应答完成前关闭了连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>%2内未能解析 %1 的名称</translation>
    </message>
    <message>
        <source>No connection to %1 within %2</source>
        <translation>%2内未能连接 %1</translation>
    </message>
    <message>
        <source>%1 did not answer within %2</source>
        <translation>%1 在 %2内未应答</translation>
    </message>
    <message>
        <source>The answer of %1 was not complete within %2</source>
        <translation>%1 的应答在 %2内未完成</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2</source>
        <translation>%1 的应答超过 %2</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled</source>
        <translation>对 %1 的请求已取消</translation>
    </message>
    <message>
        <source>The certificate of %1 is made out to another name: address it by that name, or give it a certificate for this one</source>
        <translation>%1 的证书签发给了其他名称：请使用证书中的名称访问，或为其签发包含此名称的证书</translation>
    </message>
    <message>
        <source>%1 refuses the login for a reason of its own</source>
        <translation>%1 因其自身原因拒绝登录</translation>
    </message>
    <message>
        <source>The user has no tag that lets it use the management API of %1; it needs “monitoring”</source>
        <translation>该用户没有可使用 %1 管理 API 的标签；需要“monitoring”</translation>
    </message>
    <message>
        <source>The user lacks the tag “monitoring”, which %1 asks for here</source>
        <translation>该用户缺少 %1 此处要求的标签“monitoring”</translation>
    </message>
    <message>
        <source>The user lacks the tag “administrator”, which %1 asks for here</source>
        <translation>该用户缺少 %1 此处要求的标签“administrator”</translation>
    </message>
    <message>
        <source>The user lacks the tag “policymaker”, which %1 asks for here</source>
        <translation>该用户缺少 %1 此处要求的标签“policymaker”</translation>
    </message>
    <message>
        <source>%1 takes no login by user and password: basic authentication is switched off there</source>
        <translation>%1 不接受用户名与密码登录：已关闭基本认证</translation>
    </message>
    <message>
        <source>%1 lets this user log in from its own machine only (loopback_users)</source>
        <translation>%1 只允许该用户从本机登录（loopback_users）</translation>
    </message>
    <message>
        <source>%1 asks for a token (OAuth 2), not for a password</source>
        <translation>%1 要求令牌（OAuth 2），而不是密码</translation>
    </message>
    <message>
        <source>%1 refuses the login: %2</source>
        <translation>%1 拒绝登录：%2</translation>
    </message>
    <message>
        <source>The answer of %1 was cut after %2 of %3 bytes, on the way or at its end</source>
        <translation>%1 的应答在 %3 字节中只收到 %2 字节即被截断（途中或末端）</translation>
    </message>
    <message>
        <source>%1; after %2 refusals it is not tried again for %3, or until you ask for it</source>
        <translation>%1；被拒 %2 次后，%3 内不再尝试，除非你要求重试</translation>
    </message>
    <message>
        <source>A server before the API of %1 decodes %2F (HTTP status %3): its administrator must let it pass paths on unchanged</source>
        <translation>%1 的 API 前面的服务器会解码 %2F（HTTP 状态 %3）：请其管理员让路径原样通过</translation>
    </message>
    <message>
        <source>%1; after %2 refusals it is tried once more in a minute, then not for %3, or until you ask for it</source>
        <translation>%1；被拒 %2 次后，一分钟后再试一次，此后 %3 内不再尝试，除非你要求重试</translation>
    </message>
</context>
<context>
    <name>HumanChecks</name>
    <message>
        <source>No queue has vanished</source>
        <translation>没有队列消失</translation>
    </message>
    <message>
        <source>The queue %1 has been deleted</source>
        <translation>队列 %1 已被删除</translation>
    </message>
    <message>
        <source>The queue %1 has been made anew with other arguments</source>
        <translation>队列 %1 已用其他参数重建</translation>
    </message>
    <message>
        <source>No exchange has vanished</source>
        <translation>没有交换机消失</translation>
    </message>
    <message>
        <source>The exchange %1 has been deleted</source>
        <translation>交换机 %1 已被删除</translation>
    </message>
    <message>
        <source>The exchange %1 has been made anew with other arguments</source>
        <translation>交换机 %1 已用其他参数重建</translation>
    </message>
    <message>
        <source>No binding has vanished</source>
        <translation>没有绑定消失</translation>
    </message>
    <message>
        <source>The binding %1 has been deleted</source>
        <translation>绑定 %1 已被删除</translation>
    </message>
    <message>
        <source>No user has vanished</source>
        <translation>没有用户消失</translation>
    </message>
    <message>
        <source>The user %1 has been deleted</source>
        <translation>用户 %1 已被删除</translation>
    </message>
    <message>
        <source>The user %1 has been changed</source>
        <translation>用户 %1 已被更改</translation>
    </message>
    <message>
        <source>No virtual host has vanished</source>
        <translation>没有虚拟主机消失</translation>
    </message>
    <message>
        <source>The virtual host %1 has been deleted</source>
        <translation>虚拟主机 %1 已被删除</translation>
    </message>
    <message>
        <source>The virtual host %1 has been changed</source>
        <translation>虚拟主机 %1 已被更改</translation>
    </message>
    <message>
        <source>No policy has vanished</source>
        <translation>没有策略消失</translation>
    </message>
    <message>
        <source>The policy %1 has been deleted</source>
        <translation>策略 %1 已被删除</translation>
    </message>
    <message>
        <source>The policy %1 has been changed</source>
        <translation>策略 %1 已被更改</translation>
    </message>
    <message>
        <source>No permission has vanished</source>
        <translation>没有权限消失</translation>
    </message>
    <message>
        <source>The permission of %1 on the virtual host %2 has been taken away</source>
        <translation>%1 在虚拟主机 %2 上的权限已被收回</translation>
    </message>
    <message>
        <source>The permission of %1 on the virtual host %2 has been changed</source>
        <translation>%1 在虚拟主机 %2 上的权限已被更改</translation>
    </message>
    <message>
        <source>No parameter has vanished</source>
        <translation>没有参数消失</translation>
    </message>
    <message>
        <source>The parameter %1 has been deleted</source>
        <translation>参数 %1 已被删除</translation>
    </message>
    <message>
        <source>The parameter %1 has been changed</source>
        <translation>参数 %1 已被更改</translation>
    </message>
    <message>
        <source>It was there when the reference was kept, %1 ago.</source>
        <translation>%1 前保存参照时它还在。</translation>
    </message>
    <message>
        <source>Since the reference was kept, %1 ago.</source>
        <translation>自 %1 前保存参照以来。</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>已更改：%1</translation>
    </message>
    <message>
        <source>The configuration of %1 is as it was</source>
        <translation>%1 的配置没有变化</translation>
    </message>
    <message>
        <source>Its files could not be read.</source>
        <translation>无法读取它的文件。</translation>
    </message>
    <message>
        <source>%1 has vanished from %2</source>
        <translation>%1 已从 %2 上消失</translation>
    </message>
    <message>
        <source>%1 has been changed on %2</source>
        <translation>%1 在 %2 上已被更改</translation>
    </message>
    <message>
        <source>No reference has been kept yet to compare with.</source>
        <translation>还没有保存可比较的参照。</translation>
    </message>
    <message>
        <source>The configuration of the hosts is as it was</source>
        <translation>各主机的配置没有变化</translation>
    </message>
    <message>
        <source>The definitions could not be read, so there is nothing to keep</source>
        <translation>无法读取定义，没有可保存的内容</translation>
    </message>
    <message>
        <source>The definitions are too large to be kept as a reference</source>
        <translation>定义太大，不能作为参照保存</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The journal %1 cannot be written</source>
        <translation>无法写入日志记录 %1</translation>
    </message>
    <message>
        <source>Another process holds the journal %1</source>
        <translation>另一个进程占用着日志记录 %1</translation>
    </message>
    <message>
        <source>A journal record of %1 bytes is over the bound of 8 MiB</source>
        <translation>一条 %1 字节的日志记录超过 8 MiB 的上限</translation>
    </message>
    <message>
        <source>There is no journal %1 yet</source>
        <translation>还没有日志记录 %1</translation>
    </message>
    <message>
        <source>The journal %1 cannot be read</source>
        <translation>无法读取日志记录 %1</translation>
    </message>
    <message>
        <source>Line %1 of the journal %2 is damaged</source>
        <translation>日志记录 %2 的第 %1 行已损坏</translation>
    </message>
    <message>
        <source>The line does not follow the one before it: lines were removed, added or moved</source>
        <translation>该行与前一行不衔接：有行被删除、添加或移动</translation>
    </message>
    <message>
        <source>The line has the number %1, expected %2</source>
        <translation>该行的编号是 %1，应为 %2</translation>
    </message>
    <message>
        <source>The line does not end with a hash</source>
        <translation>该行末尾没有哈希值</translation>
    </message>
    <message>
        <source>The line was changed after it was written: its hash is wrong</source>
        <translation>该行写入后被改动：哈希值不符</translation>
    </message>
    <message>
        <source>The line is no journal record</source>
        <translation>该行不是日志记录</translation>
    </message>
    <message>
        <source>The journal knows no run “%1”</source>
        <translation>日志记录中没有运行“%1”</translation>
    </message>
    <message>
        <source>The export cannot be written</source>
        <translation>无法写入导出内容</translation>
    </message>
    <message>
        <source>The journal %1 is not what it was when it was read before</source>
        <translation>日志 %1 与之前读取时不同</translation>
    </message>
    <message>
        <source>The line was cut off, or is too long for a record</source>
        <translation>该行被截断，或对一条记录来说过长</translation>
    </message>
    <message>
        <source>The file does not follow the one before it: a file is missing, or its end was cut off</source>
        <translation>该文件与前一个文件不衔接：缺少文件，或前一个文件的末尾被截去</translation>
    </message>
    <message>
        <source>The journal does not begin here: what came before is missing</source>
        <translation>日志并非从此处开始：缺少之前的内容</translation>
    </message>
    <message>
        <source>The index %1 cannot be used</source>
        <translation>无法使用索引 %1</translation>
    </message>
    <message>
        <source>There is no room for the journal %1, the disk is full: make room, or name a folder on another disk with XDG_DATA_HOME</source>
        <translation>日志记录 %1 没有空间，磁盘已满：请腾出空间，或用 XDG_DATA_HOME 指定另一磁盘上的文件夹</translation>
    </message>
    <message>
        <source>The journal %1 cannot be written, its folder is read-only or somebody else's: make it writable, or name another folder with XDG_DATA_HOME</source>
        <translation>无法写入日志记录 %1，其文件夹是只读的或属于他人：请使其可写，或用 XDG_DATA_HOME 指定另一文件夹</translation>
    </message>
    <message>
        <source>The file system of the journal %1 has no locks, so two processes could write at once: name a folder on a local disk with XDG_DATA_HOME</source>
        <translation>日志记录 %1 所在的文件系统没有锁，两个进程可能同时写入：请用 XDG_DATA_HOME 指定本地磁盘上的文件夹</translation>
    </message>
    <message>
        <source>A journal record holds more, or is nested deeper, than could be read again</source>
        <translation>日志记录的内容过多或嵌套过深，将无法重新读取</translation>
    </message>
</context>
<context>
    <name>JsonReader</name>
    <message>
        <source>has the wrong type</source>
        <translation>的类型不对</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>is not between %1 and %2</source>
        <translation>不在 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>is not a whole number between %1 and %2</source>
        <translation>不是 %1 与 %2 之间的整数</translation>
    </message>
    <message>
        <source>is not a time</source>
        <translation>不是时间</translation>
    </message>
    <message>
        <source>has more than %1 entries</source>
        <translation>超过 %1 项</translation>
    </message>
    <message>
        <source>is not a list of texts</source>
        <translation>不是文本列表</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>has the unknown value “%1”; known are %2</source>
        <translation>的值“%1”未知；已知的有：%2</translation>
    </message>
    <message>
        <source>larger than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>超过 %1 个值</translation>
    </message>
</context>
<context>
    <name>Lease</name>
    <message>
        <source>Taken on this machine; in the cluster it is taken as soon as that answers</source>
        <translation>在本机取得；集群一旦应答就在集群中取得</translation>
    </message>
    <message>
        <source>The profile names no AMQP address</source>
        <translation>配置中没有 AMQP 地址</translation>
    </message>
    <message>
        <source>The lease is no longer wanted</source>
        <translation>不再需要该租约</translation>
    </message>
    <message>
        <source>No broker answered in time</source>
        <translation>没有节点及时应答</translation>
    </message>
    <message>
        <source>Somebody already changes the cluster: %1</source>
        <translation>已有人在更改该集群：%1</translation>
    </message>
    <message>
        <source>The lease went to %1</source>
        <translation>租约已归 %1</translation>
    </message>
    <message>
        <source>Taken on this machine only, the cluster cannot be asked: %1</source>
        <translation>仅在本机取得租约，无法询问集群：%1</translation>
    </message>
    <message>
        <source>The cluster cannot be asked whether another console changes it: %1</source>
        <translation>无法向集群询问是否有其他控制台正在更改它：%1</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（进程 %2）</translation>
    </message>
    <message>
        <source>%1 (process %2) with the run %3</source>
        <translation>%1（进程 %2），运行 %3</translation>
    </message>
    <message>
        <source>This machine already changes the cluster: %1</source>
        <translation>本机已在更改该集群：%1</translation>
    </message>
    <message>
        <source>Another process of this machine already changes the cluster</source>
        <translation>本机的另一个进程已在更改该集群</translation>
    </message>
    <message>
        <source>user %1, connection %2</source>
        <translation>用户 %1，连接 %2</translation>
    </message>
    <message>
        <source>user %1, connection %2, which calls itself “%3”</source>
        <translation>用户 %1，连接 %2，自称“%3”</translation>
    </message>
    <message>
        <source>The queue %1, which stands for the lease, is held by a client that is no Warrener: %2</source>
        <translation>代表租约的队列 %1 被一个并非 Warrener 的客户端占用：%2</translation>
    </message>
    <message>
        <source>Another client holds the queue %1, which stands for the lease, and nobody can say which</source>
        <translation>代表租约的队列 %1 被另一个客户端占用，无法得知是哪一个</translation>
    </message>
    <message>
        <source>The lease is not held any more</source>
        <translation>租约已不再持有</translation>
    </message>
    <message>
        <source>Granted by %1; in the cluster it is taken as soon as that answers</source>
        <translation>由 %1 授予；集群一有应答就会在集群中取得</translation>
    </message>
    <message>
        <source>Nobody can say how the other nodes are</source>
        <translation>无法得知其他节点的状况</translation>
    </message>
    <message>
        <source>Neither the cluster nor the hosts of its brokers can say whether another console changes it, and not every other node is there: %1</source>
        <translation>集群和节点所在主机都无法说明是否有另一个控制台正在更改它，而且其他节点并非全部在位：%1</translation>
    </message>
    <message>
        <source>%1 of %2 hosts</source>
        <translation>%2 台主机中的 %1 台</translation>
    </message>
    <message>
        <source>Taken over from “%1”</source>
        <translation>从“%1”接管</translation>
    </message>
    <message>
        <source>Only %1 of %2 hosts of brokers could be asked for the lease</source>
        <translation>%2 台节点主机中只有 %1 台可以申请租约</translation>
    </message>
    <message>
        <source>Only %1 of %2 hosts still say that the lease is ours</source>
        <translation>%2 台主机中只有 %1 台仍表示租约属于我们</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks: nobody can tell whether another run is under way on this machine</source>
        <translation>%1 所在的文件系统没有锁：无法得知这台机器上是否有另一次运行正在进行</translation>
    </message>
    <message>
        <source>The lock %1 cannot be taken: %2</source>
        <translation>无法取得锁 %1：%2</translation>
    </message>
    <message>
        <source>Granted by %1; no broker can be asked: %2</source>
        <translation>由 %1 授予；没有代理可以询问：%2</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
</context>
<context>
    <name>ManagementAnswers</name>
    <message>
        <source>The broker does not know this node&apos;s memory</source>
        <translation>应答中没有此节点的内存数据</translation>
    </message>
    <message>
        <source>A web page came instead of an answer of RabbitMQ&apos;s management API</source>
        <translation>收到的是网页，而非 RabbitMQ 管理 API 的应答</translation>
    </message>
    <message>
        <source>This version of RabbitMQ cannot be asked this</source>
        <translation>此版本的 RabbitMQ 无法回答这个问题</translation>
    </message>
    <message>
        <source>The plugin that could answer this is not enabled</source>
        <translation>能回答这个问题的插件未启用</translation>
    </message>
    <message>
        <source>The answer is not what RabbitMQ&apos;s management API says here</source>
        <translation>应答与 RabbitMQ 管理 API 的格式不符</translation>
    </message>
    <message>
        <source>The answer holds more than RabbitMQ&apos;s management API says here</source>
        <translation>应答内容超出了 RabbitMQ 管理 API 此处应有的量</translation>
    </message>
    <message>
        <source>The node lists more than %1 queues at once</source>
        <translation>节点一次列出了超过 %1 个队列</translation>
    </message>
</context>
<context>
    <name>MemoryGroups</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Classic queues</source>
        <translation>经典队列</translation>
    </message>
    <message>
        <source>Classic queue mirrors</source>
        <translation>经典队列镜像</translation>
    </message>
    <message>
        <source>Quorum queues</source>
        <translation>仲裁队列</translation>
    </message>
    <message>
        <source>Quorum queue tables</source>
        <translation>仲裁队列表</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Metadata store</source>
        <translation>元数据存储</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Other processes</source>
        <translation>其他进程</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Management data</source>
        <translation>管理数据</translation>
    </message>
    <message>
        <source>Other tables</source>
        <translation>其他表</translation>
    </message>
    <message>
        <source>Binaries</source>
        <translation>二进制数据</translation>
    </message>
    <message>
        <source>Message index</source>
        <translation>消息索引</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>原子</translation>
    </message>
    <message>
        <source>Other, of the system</source>
        <translation>系统其他</translation>
    </message>
    <message>
        <source>Allocated, unused</source>
        <translation>已分配未使用</translation>
    </message>
    <message>
        <source>Reserved, unallocated</source>
        <translation>已保留未分配</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余</translation>
    </message>
</context>
<context>
    <name>NamePattern</name>
    <message>
        <source>The expression is longer than %1 characters</source>
        <translation>表达式超过 %1 个字符</translation>
    </message>
    <message>
        <source>Not an expression, at character %1: %2</source>
        <translation>表达式无效，第 %1 个字符：%2</translation>
    </message>
</context>
<context>
    <name>NodeExporterClient</name>
    <message>
        <source>These are not the metrics of a node exporter</source>
        <translation>这不是 node exporter 的指标</translation>
    </message>
    <message>
        <source>This node exporter tells neither processor, memory nor file systems as Linux does</source>
        <translation>该 node exporter 不提供 Linux 形式的处理器、内存或文件系统数值</translation>
    </message>
</context>
<context>
    <name>NodeFacts</name>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not available in %1</source>
        <translation>%1 不提供</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>same on %1 nodes</source>
        <translation>%1 个节点一致</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 为 %1</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>已启用 %1 个</translation>
    </message>
    <message>
        <source>others on %1</source>
        <translation>%1 上的插件不同</translation>
    </message>
    <message>
        <source>Metadata store</source>
        <translation>元数据存储</translation>
    </message>
    <message>
        <source>Khepri available, off</source>
        <translation>Khepri 可用，未启用</translation>
    </message>
    <message>
        <source>Feature flags</source>
        <translation>功能标志</translation>
    </message>
    <message>
        <source>%1 of %2 on</source>
        <translation>已启用 %1/%2</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>未启用：%1</translation>
    </message>
    <message>
        <source>%1 of %2 peers</source>
        <translation>%1/%2 个对等节点</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 个连接</translation>
    </message>
    <message>
        <source>management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Open, %1</source>
        <translation>已开放，%1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>not asked: %1</source>
        <translation>未查询：%1</translation>
    </message>
    <message>
        <source>%1 more checks</source>
        <translation>另有 %1 项检查</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>last answer at %1</source>
        <translation>最近应答 %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>alarm, publishers are blocked</source>
        <translation>告警，发布者被阻塞</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1，下限 %2</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>繁忙</translation>
    </message>
    <message>
        <source>long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>%1 on %2 cores</source>
        <translation>%1，%2 核</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Erlang processes</source>
        <translation>Erlang 进程</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1 时</translation>
    </message>
    <message>
        <source>not watched by the broker</source>
        <translation>节点未监视</translation>
    </message>
    <message>
        <source>%1 of %2 peers</source>
        <translation>%1/%2 个其他节点</translation>
    </message>
</context>
<context>
    <name>NodeSummary</name>
    <message>
        <source>%1. Since %2.</source>
        <comment>what, time and age</comment>
        <translation>%1。始于 %2。</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>a finding&apos;s title stands before the colon</comment>
        <translation>：%1</translation>
    </message>
</context>
<context>
    <name>NodesModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory of the broker, and its limit</source>
        <translation>节点内存及其上限</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>Disk free for the broker, and its limit</source>
        <translation>节点可用磁盘及其下限</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>描述符</translation>
    </message>
    <message>
        <source>File descriptors in use</source>
        <translation>已用文件描述符</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Sockets in use</source>
        <translation>已用套接字</translation>
    </message>
    <message>
        <source>Procs</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Erlang processes</source>
        <translation>Erlang 进程</translation>
    </message>
    <message>
        <source>Run q</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>Run queue of the Erlang scheduler</source>
        <translation>Erlang 调度器的运行队列</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU of the host, % of all cores</source>
        <translation>主机 CPU，占全部核心 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Load of the host, 1 min, per core</source>
        <translation>主机负载，1 分钟，每核</translation>
    </message>
    <message>
        <source>Host mem</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Memory of the host, % used</source>
        <translation>主机内存，已用 %</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>File system with the broker&apos;s data, % used</source>
        <translation>节点数据所在文件系统，已用 %</translation>
    </message>
    <message>
        <source>Net in</source>
        <translation>网络收</translation>
    </message>
    <message>
        <source>Network of the host, in</source>
        <translation>主机网络，接收</translation>
    </message>
    <message>
        <source>Net out</source>
        <translation>网络发</translation>
    </message>
    <message>
        <source>Network of the host, out</source>
        <translation>主机网络，发送</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>Health score of the host, 0 to 100; none while something on it is critical</source>
        <translation>主机健康评分，0 到 100；主机有严重问题时没有评分</translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message>
        <source>Run switchover</source>
        <translation>运行计划切换</translation>
    </message>
    <message>
        <source>Force failover</source>
        <translation>强制故障转移</translation>
    </message>
    <message>
        <source>Run failback</source>
        <translation>运行回切</translation>
    </message>
    <message>
        <source>%1 clients of %2 will reconnect once</source>
        <translation>%2 的 %1 个客户端将重连一次</translation>
    </message>
    <message>
        <source>No client of %1 has to reconnect</source>
        <translation>%1 没有客户端需要重连</translation>
    </message>
    <message>
        <source>Clients of %1 will reconnect once</source>
        <translation>%1 的客户端将重连一次</translation>
    </message>
    <message>
        <source>The clients of one node of %1 will reconnect once</source>
        <translation>%1 一个节点上的客户端将重连一次</translation>
    </message>
    <message>
        <source>1 queue is not available until the node returns: %1.</source>
        <translation>节点恢复之前 1 个队列不可用：%1。</translation>
    </message>
    <message>
        <source>%1 queues are not available until the node returns: %2.</source>
        <translation>节点恢复之前 %1 个队列不可用：%2。</translation>
    </message>
    <message>
        <source>No confirmed message is lost.</source>
        <translation>不会丢失已确认的消息。</translation>
    </message>
    <message>
        <source>No confirmed message of a replicated queue is lost. The node is fenced: it cannot act before somebody starts it again.</source>
        <translation>复制队列不会丢失已确认的消息。节点将被隔离：在有人重新启动它之前无法工作。</translation>
    </message>
    <message>
        <source>All of it can be undone.</source>
        <translation>全部都可以撤销。</translation>
    </message>
    <message>
        <source>From the first step on it cannot be undone as a whole.</source>
        <translation>从第一步起就无法整体撤销。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>There is nothing to run</source>
        <translation>没有可运行的内容</translation>
    </message>
    <message>
        <source>Refused by the rule “%1”</source>
        <translation>被规则“%1”拒绝</translation>
    </message>
    <message>
        <source>A guard rule is overridden; the journal keeps why.</source>
        <translation>有保护规则被强制放行；原因记入日志记录。</translation>
    </message>
    <message>
        <source>Which queues are not available until the node returns is not known.</source>
        <translation>在该节点返回之前哪些队列不可用尚不清楚。</translation>
    </message>
    <message>
        <source>Until step %1 all can be undone; after it a plan of its own, made then, leads back.</source>
        <translation>第 %1 步之前都可以撤销；之后由届时另行制定的计划恢复原状。</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>This Warrener has no operation “%1”</source>
        <translation>此版本的 Warrener 没有操作“%1”</translation>
    </message>
    <message>
        <source>Not done within %1</source>
        <translation>未能在 %1 内完成</translation>
    </message>
    <message>
        <source>Stopped before it was done</source>
        <translation>在完成之前被停止</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>%1: limit %2</source>
        <comment>a node&apos;s limit</comment>
        <translation>%1：限值 %2</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Message rates</source>
        <translation>消息速率</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>deliver</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>unacked</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Broker memory</source>
        <translation>节点内存</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>% of all cores</source>
        <translation>占全部核心 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>1 min, per core</source>
        <translation>1 分钟，每核</translation>
    </message>
    <message>
        <source>critical %1</source>
        <translation>严重 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1, in and out</source>
        <translation>%1，收发合计</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>% used</source>
        <translation>已用 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a node and why it does not answer</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asking 1 node of %1</source>
        <translation>正在查询 %1 的 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes of %2</source>
        <translation>正在查询 %2 的 %1 个节点</translation>
    </message>
    <message>
        <source>No answer yet from %1; each has %2.</source>
        <translation>%1 尚未应答；每个限时 %2。</translation>
    </message>
    <message>
        <source>No node of %1 answers</source>
        <translation>%1 没有节点应答</translation>
    </message>
    <message>
        <source>%1. There are no earlier figures to show.</source>
        <translation>%1。没有更早的数据可显示。</translation>
    </message>
    <message>
        <source>No queue and no client yet</source>
        <translation>尚无队列和客户端</translation>
    </message>
    <message>
        <source>Rates and queues show here as soon as a client connects to %1.</source>
        <translation>有客户端连接 %1 后，此处显示速率和队列。</translation>
    </message>
    <message>
        <source>Rates and queues show here as soon as a client connects.</source>
        <translation>有客户端连接后，此处显示速率和队列。</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>no answer for 18 min</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Last answer %1</source>
        <translation>最近应答 %1</translation>
    </message>
    <message>
        <source>Has not answered: %1</source>
        <translation>从未应答：%1</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚未应答</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>查看队列</translation>
    </message>
    <message>
        <source>Show nodes</source>
        <translation>查看节点</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>a finding&apos;s title stands before the colon</comment>
        <translation>：%1</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Figures of %1 are shown in grey. %2.</source>
        <translation>以灰色显示 %1 的数据。%2。</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at most so much memory</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at least so much free disk</comment>
        <translation>下限 %1</translation>
    </message>
    <message>
        <source>Show queues</source>
        <translation>查看队列</translation>
    </message>
    <message>
        <source>No node of %1 is asked</source>
        <translation>没有询问 %1 的任何节点</translation>
    </message>
    <message>
        <source>%1. Ask again to give it.</source>
        <translation>%1。再次询问即可输入。</translation>
    </message>
    <message>
        <source>Show backups</source>
        <translation>显示备份</translation>
    </message>
    <message>
        <source>No data of its host</source>
        <translation>其主机无数据</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Create backup…</source>
        <translation>创建备份…</translation>
    </message>
    <message>
        <source>Verify the chosen backup</source>
        <translation>校验所选备份</translation>
    </message>
    <message>
        <source>Compare backups…</source>
        <translation>比较备份…</translation>
    </message>
    <message>
        <source>Prune backups: preview…</source>
        <translation>清理备份：预览…</translation>
    </message>
    <message>
        <source>Read a backup file…</source>
        <translation>读取备份文件…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Schedule a drill, a test or a diagnosis…</source>
        <translation>安排演练、测试或诊断…</translation>
    </message>
    <message>
        <source>Every drill of yours on this machine is being stopped and reversed</source>
        <translation>正在停止并回退您在本机上的所有演练</translation>
    </message>
    <message>
        <source>Stop and reverse the drill</source>
        <translation>停止并回退演练</translation>
    </message>
    <message>
        <source>Start a drill…</source>
        <translation>开始演练…</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Recovery plan: %1</source>
        <translation>恢复计划：%1</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What restores have kept on the hosts…</source>
        <translation>恢复在主机上保留的内容…</translation>
    </message>
    <message>
        <source>Remove what restores have kept on %1?</source>
        <translation>删除恢复在 %1 上保留的内容？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1运行中</translation>
    </message>
    <message>
        <source>%1 running, step %2 of %3</source>
        <translation>%1运行中，第 %2 / %3 步</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a run, how it ended</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Test on %1 whether the backup can be restored?</source>
        <translation>在 %1 上测试该备份能否恢复？</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test whether the chosen backup can be restored…</source>
        <translation>测试所选备份能否恢复…</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1已暂停</translation>
    </message>
</context>
<context>
    <name>PaletteSearch</name>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>, </source>
        <comment>between the members of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between clauses</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>Ping</name>
    <message>
        <source>The name %1 has no address</source>
        <translation>名称 %1 没有地址</translation>
    </message>
    <message>
        <source>The program “ping” may not send packets here</source>
        <translation>此处不允许“ping”程序发送数据包</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>无法到达 %1</translation>
    </message>
    <message>
        <source>What “ping” says about %1 cannot be understood</source>
        <translation>无法理解“ping”对 %1 的输出</translation>
    </message>
    <message>
        <source>“ping” printed no summary</source>
        <translation>“ping”没有输出汇总</translation>
    </message>
    <message>
        <source>No address is configured</source>
        <translation>未配置地址</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a host</source>
        <translation>“%1”不能作为主机名</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>A step&apos;s id has 1 to 64 characters</source>
        <translation>步骤的标识须有 1 到 64 个字符</translation>
    </message>
    <message>
        <source>The group “%1” has no steps</source>
        <translation>步骤组“%1”中没有步骤</translation>
    </message>
    <message>
        <source>The step “%1” holds steps but is no group</source>
        <translation>步骤“%1”包含步骤，但不是步骤组</translation>
    </message>
    <message>
        <source>The step “%1” has no operation</source>
        <translation>步骤“%1”没有操作</translation>
    </message>
    <message>
        <source>The step “%1” has an undo but is no action</source>
        <translation>步骤“%1”有撤销操作，但不是执行步骤</translation>
    </message>
    <message>
        <source>The step “%1” would be tried again although nobody can tell whether it took effect: it is neither idempotent nor has a probe</source>
        <translation>步骤“%1”会被重试，但无法判断它是否已生效：它既不幂等，也没有探测操作</translation>
    </message>
    <message>
        <source>The plan has no steps</source>
        <translation>计划中没有步骤</translation>
    </message>
    <message>
        <source>Two steps have the id “%1”</source>
        <translation>有两个步骤的标识都是“%1”</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is nested more than 8 deep</source>
        <translation>嵌套超过 8 层</translation>
    </message>
    <message>
        <source>holds more than 1,000 steps</source>
        <translation>包含超过 1,000 个步骤</translation>
    </message>
    <message>
        <source>holds more than 100 rules</source>
        <translation>包含超过 100 条规则</translation>
    </message>
    <message>
        <source>is no time of ISO 8601</source>
        <translation>不是 ISO 8601 时间</translation>
    </message>
    <message>
        <source>The plan cannot be read: %1</source>
        <translation>无法读取计划：%1</translation>
    </message>
    <message>
        <source>The plan is larger than 4 MiB</source>
        <translation>计划大于 4 MiB</translation>
    </message>
    <message>
        <source>The plan is not a JSON object</source>
        <translation>计划不是 JSON 对象</translation>
    </message>
</context>
<context>
    <name>PolicyChecks</name>
    <message>
        <source>The policy %1 matches nothing</source>
        <translation>策略 %1 没有匹配任何对象</translation>
    </message>
    <message>
        <source>Its pattern fits no queue and no exchange that is there now.</source>
        <translation>它的模式不符合现有的任何队列和交换机。</translation>
    </message>
    <message>
        <source>The policy %1 has no effect: %2 stands above it</source>
        <translation>策略 %1 不起作用：%2 在它之上</translation>
    </message>
    <message>
        <source>Only one policy applies to a queue or an exchange, the one with the highest priority; they are not merged.</source>
        <translation>一个队列或交换机只适用一条策略，即优先级最高的那条；策略不会合并。</translation>
    </message>
    <message>
        <source>Every policy matches something</source>
        <translation>每条策略都有匹配</translation>
    </message>
    <message>
        <source>No policy is hidden by another</source>
        <translation>没有策略被另一条遮蔽</translation>
    </message>
</context>
<context>
    <name>ProcHealth</name>
    <message>
        <source>The host&apos;s health figures are larger than 4 MiB</source>
        <translation>主机指标超过 4 MiB</translation>
    </message>
    <message>
        <source>The host gives no health figures: it is no Linux, or has no /proc</source>
        <translation>主机不提供指标：不是 Linux，或没有 /proc</translation>
    </message>
</context>
<context>
    <name>ProfileStore</name>
    <message>
        <source>A cluster needs a name</source>
        <translation>集群需要名称</translation>
    </message>
    <message>
        <source>A cluster&apos;s name has at most 64 characters</source>
        <translation>集群名称最多 64 个字符</translation>
    </message>
    <message>
        <source>A cluster&apos;s name holds only letters a–z, digits, “.”, “_” and “-”</source>
        <translation>集群名称只能含字母 a–z、数字、“.”、“_”和“-”</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be read</source>
        <translation>无法读取集群配置 %1</translation>
    </message>
    <message>
        <source>The cluster profile %1 is larger than 4 MiB</source>
        <translation>集群配置 %1 超过 4 MiB</translation>
    </message>
    <message>
        <source>There is no cluster “%1” in %2</source>
        <translation>%2 中没有集群“%1”</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be removed</source>
        <translation>无法移除集群配置 %1</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be read: line %2: %3</source>
        <translation>无法读取集群配置 %1：第 %2 行：%3</translation>
    </message>
</context>
<context>
    <name>PrometheusText</name>
    <message>
        <source>no metric name</source>
        <translation>缺少指标名</translation>
    </message>
    <message>
        <source>broken labels</source>
        <translation>标签损坏</translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation>标签过多</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>broken timestamp</source>
        <translation>时间戳损坏</translation>
    </message>
    <message>
        <source>line too long</source>
        <translation>行过长</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>内容被截断</translation>
    </message>
    <message>
        <source>Line %1 of the metrics cannot be read: %2</source>
        <translation>指标第 %1 行无法读取：%2</translation>
    </message>
</context>
<context>
    <name>ProxyChecks</name>
    <message>
        <source>in maintenance</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>排空中</translation>
    </message>
    <message>
        <source>up</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>The proxies agree on their servers</source>
        <translation>各代理对后端的状态一致</translation>
    </message>
    <message>
        <source>the same state on every proxy</source>
        <translation>每个代理上状态相同</translation>
    </message>
    <message>
        <source>There are not two proxies to compare</source>
        <translation>没有两个代理可供比较</translation>
    </message>
    <message>
        <source>Fewer than two proxies told of their servers</source>
        <translation>报告后端状态的代理少于两个</translation>
    </message>
    <message>
        <source>The proxies differ about the server %1</source>
        <translation>各代理对后端 %1 的状态不一致</translation>
    </message>
    <message>
        <source>Clients meet another cluster, depending on the proxy they come through.</source>
        <translation>客户端经由不同代理会见到不同的集群。</translation>
    </message>
    <message>
        <source>%1 of %2 proxies know it</source>
        <translation>%2 个代理中有 %1 个知道它</translation>
    </message>
    <message>
        <source>%1 on %2, %3 on %4</source>
        <translation>在 %2 上%1，在 %4 上%3</translation>
    </message>
    <message>
        <source>%1 proxies compared</source>
        <translation>已比较 %1 个代理</translation>
    </message>
    <message>
        <source>%1 passes AMQP on as TCP</source>
        <translation>%1 以 TCP 转发 AMQP</translation>
    </message>
    <message>
        <source>%1 is patient with quiet clients</source>
        <translation>%1 对安静的客户端有耐心</translation>
    </message>
    <message>
        <source>at least two heartbeats: 120 s</source>
        <translation>至少两个心跳：120 秒</translation>
    </message>
    <message>
        <source>%1 checks its servers in a sound way</source>
        <translation>%1 检查后端的方式合理</translation>
    </message>
    <message>
        <source>a check that fails for a sick broker, and for that one only</source>
        <translation>只对有故障的那个节点失败的检查</translation>
    </message>
    <message>
        <source>%1 ends the sessions of a server that is down</source>
        <translation>%1 会结束宕机后端的会话</translation>
    </message>
    <message>
        <source>%1 checks its servers in a way that misleads</source>
        <translation>%1 检查后端的方式会误导</translation>
    </message>
    <message>
        <source>%1 does not check its servers</source>
        <translation>%1 不检查其后端</translation>
    </message>
    <message>
        <source>Clients are sent to brokers that are down.</source>
        <translation>客户端会被送往宕机的节点。</translation>
    </message>
    <message>
        <source>The check only connects: a frozen broker passes it, because its kernel answers.</source>
        <translation>该检查只建立连接：卡死的节点也能通过，因为应答的是其内核。</translation>
    </message>
    <message>
        <source>This check fails on every node when one of them raises an alarm: a full disk on one broker would take all of them out.</source>
        <translation>任一节点告警时，此检查在所有节点上都会失败：一个节点的磁盘满就会使全部节点被移出。</translation>
    </message>
    <message>
        <source>This check fails on healthy nodes as soon as another one is lost: one lost broker would take all of them out.</source>
        <translation>失去一个节点时，此检查在健康节点上也会失败：失去一个节点就会使全部节点被移出。</translation>
    </message>
    <message>
        <source>The check speaks HTTP to the AMQP port: no broker can ever pass it.</source>
        <translation>该检查以 HTTP 询问 AMQP 端口：任何节点都无法通过。</translation>
    </message>
    <message>
        <source>The aliveness test makes a queue and a message at every check, and is deprecated.</source>
        <translation>存活测试每次检查都会创建队列和消息，且已被弃用。</translation>
    </message>
    <message>
        <source>The page that is asked for says nothing about whether the broker serves AMQP.</source>
        <translation>所询问的页面不能说明节点是否提供 AMQP 服务。</translation>
    </message>
    <message>
        <source>no such line in “%1” (line %2 of %3)</source>
        <translation>“%1”中没有这一行（%3 第 %2 行）</translation>
    </message>
    <message>
        <source>%1 (line %2 of %3)</source>
        <translation>%1（%3 第 %2 行）</translation>
    </message>
    <message>
        <source>%1 treats AMQP as HTTP</source>
        <translation>%1 把 AMQP 当作 HTTP</translation>
    </message>
    <message>
        <source>“%1” has mode http: HAProxy answers AMQP clients with an error page and hangs up.</source>
        <translation>“%1”为 mode http：HAProxy 以错误页面应答 AMQP 客户端并断开。</translation>
    </message>
    <message>
        <source>%1 never gives up a dead client</source>
        <translation>%1 从不放弃已消失的客户端</translation>
    </message>
    <message>
        <source>%1 cuts quiet AMQP clients off</source>
        <translation>%1 会断开安静的 AMQP 客户端</translation>
    </message>
    <message>
        <source>Without a time-out in “%1” connections of vanished clients pile up.</source>
        <translation>“%1”没有超时设置，已消失客户端的连接会越积越多。</translation>
    </message>
    <message>
        <source>%1 leaves sessions with a server that is down</source>
        <translation>%1 把会话留在宕机的后端上</translation>
    </message>
    <message>
        <source>In “%1” clients of a broker that has failed its checks wait for their own time-outs instead of connecting anew.</source>
        <translation>在“%1”中，检查失败的节点的客户端会等待自己的超时，而不是重新连接。</translation>
    </message>
    <message>
        <source>HAProxy on %1 accepts its configuration</source>
        <translation>%1 上的 HAProxy 接受其配置文件</translation>
    </message>
    <message>
        <source>“haproxy -c” finds no error</source>
        <translation>“haproxy -c”没有发现错误</translation>
    </message>
    <message>
        <source>HAProxy on %1 refuses its configuration</source>
        <translation>%1 上的 HAProxy 拒绝其配置文件</translation>
    </message>
    <message>
        <source>What runs still has the former one. The next restart would leave no proxy at all.</source>
        <translation>正在运行的仍是先前的配置文件。下次重启后将没有任何代理可用。</translation>
    </message>
    <message>
        <source>HAProxy runs on %1</source>
        <translation>HAProxy 正在 %1 上运行</translation>
    </message>
    <message>
        <source>a running process</source>
        <translation>有进程在运行</translation>
    </message>
    <message>
        <source>it runs</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>version %1 runs</source>
        <translation>版本 %1 正在运行</translation>
    </message>
    <message>
        <source>HAProxy does not run on %1</source>
        <translation>HAProxy 没有在 %1 上运行</translation>
    </message>
    <message>
        <source>The host answers. Clients that come through %1 are refused.</source>
        <translation>主机有应答。经由 %1 的客户端被拒绝。</translation>
    </message>
    <message>
        <source>no process named haproxy</source>
        <translation>没有名为 haproxy 的进程</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 counts %2 as up</source>
        <translation>%1 认为 %2 正常</translation>
    </message>
    <message>
        <source>its check passes</source>
        <translation>其检查通过</translation>
    </message>
    <message>
        <source>%1 finds no address for %2</source>
        <translation>%1 找不到 %2 的地址</translation>
    </message>
    <message>
        <source>The name in its configuration cannot be resolved there, so the server gets no clients.</source>
        <translation>其配置文件中的名称在那里无法解析，因此该后端得不到客户端。</translation>
    </message>
    <message>
        <source>In maintenance a server is not checked</source>
        <translation>维护中的后端不会被检查</translation>
    </message>
    <message>
        <source>%1 counts %2 as down</source>
        <translation>%1 认为 %2 宕机</translation>
    </message>
    <message>
        <source>Its check fails, so no new clients are sent to %1.</source>
        <translation>其检查失败，因此不会有新客户端被送往 %1。</translation>
    </message>
    <message>
        <source>Nobody keeps clients of %1 away from %2</source>
        <translation>没有人让 %1 的客户端避开 %2</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%2 was put into maintenance on %1 by hand</source>
        <translation>%2 在 %1 上被人工置为维护</translation>
    </message>
    <message>
        <source>%2 was set to drain on %1 by hand</source>
        <translation>%2 在 %1 上被人工置为排空</translation>
    </message>
    <message>
        <source>It gets no new clients until somebody makes it ready again. Was it forgotten?</source>
        <translation>在有人将其恢复就绪之前，它得不到新客户端。是否被遗忘了？</translation>
    </message>
    <message>
        <source>%2 is disabled in the configuration of %1</source>
        <translation>%2 在 %1 的配置文件中被禁用</translation>
    </message>
    <message>
        <source>It gets no clients until it is enabled there, or by the runtime interface.</source>
        <translation>在配置文件中或经运行时接口启用之前，它得不到客户端。</translation>
    </message>
    <message>
        <source>%1 has servers for its clients</source>
        <translation>%1 有后端可供客户端使用</translation>
    </message>
    <message>
        <source>at least one server up</source>
        <translation>至少一个后端正常</translation>
    </message>
    <message>
        <source>%1 of %2 servers up</source>
        <translation>%2 个后端中 %1 个正常</translation>
    </message>
    <message>
        <source>%1 has no server left for its clients</source>
        <translation>%1 已没有后端可供客户端使用</translation>
    </message>
    <message>
        <source>Clients that come through %1 are accepted and closed at once.</source>
        <translation>经由 %1 的客户端被接受后立即断开。</translation>
    </message>
    <message>
        <source>No old worker of %1 holds sessions</source>
        <translation>%1 没有旧工作进程占有会话</translation>
    </message>
    <message>
        <source>every session in the present worker</source>
        <translation>所有会话都在当前工作进程中</translation>
    </message>
    <message>
        <source>The profile names no master socket of %1</source>
        <translation>配置中没有 %1 的主进程套接字</translation>
    </message>
    <message>
        <source>%1 sessions in old workers</source>
        <translation>旧工作进程中有 %1 个会话</translation>
    </message>
    <message>
        <source>An old worker of %1 still holds sessions after a reload</source>
        <translation>%1 重新加载后，旧工作进程仍占有会话</translation>
    </message>
    <message>
        <source>Those sessions follow the former configuration, and the runtime interface of the new worker does not reach them: a failover would leave them behind.</source>
        <translation>这些会话遵循先前的配置文件，新工作进程的运行时接口无法触及它们：故障转移会遗漏它们。</translation>
    </message>
    <message>
        <source>The admin socket of %1 permits changes</source>
        <translation>%1 的管理套接字允许更改</translation>
    </message>
    <message>
        <source>the level “admin”</source>
        <translation>级别“admin”</translation>
    </message>
    <message>
        <source>This version of HAProxy does not tell its socket&apos;s level</source>
        <translation>此版本的 HAProxy 不告知其套接字的级别</translation>
    </message>
    <message>
        <source>the level “%1”</source>
        <translation>级别“%1”</translation>
    </message>
    <message>
        <source>The admin socket of %1 permits no changes</source>
        <translation>%1 的管理套接字不允许更改</translation>
    </message>
    <message>
        <source>HAProxy answers “Permission denied” to whatever takes a server out or puts it back: no failover can be done through %1.</source>
        <translation>凡摘除或恢复服务器的命令，HAProxy 均答复“Permission denied”：无法通过 %1 做故障切换。</translation>
    </message>
    <message>
        <source>A spare slot of a server template: no machine stands behind it yet</source>
        <translation>服务器模板的空闲位：尚无对应机器</translation>
    </message>
    <message>
        <source>%2 has the weight 0 on %1</source>
        <translation>%2 在 %1 上的权重为 0</translation>
    </message>
    <message>
        <source>It counts as up and gets no new clients until it has a weight again.</source>
        <translation>它显示为正常，但在恢复权重之前不会获得新客户端。</translation>
    </message>
    <message>
        <source>%2 follows another server of %1, which is out</source>
        <translation>%2 跟随 %1 的另一台服务器，而后者已退出</translation>
    </message>
    <message>
        <source>It gets no new clients until the server that it tracks is ready again; to make it ready itself does nothing.</source>
        <translation>在其跟随的服务器恢复就绪之前不会获得新客户端；单独将其设为就绪无效。</translation>
    </message>
    <message>
        <source>No section of the configuration is known to carry AMQP; addresses may stand in variables</source>
        <translation>没有发现配置中承载 AMQP 的段；地址可能由变量给出</translation>
    </message>
    <message>
        <source>Newer brokers ask each other to answer this check, and it hangs on all of them while one is frozen: change it before the upgrade to 4.0.</source>
        <translation>较新版本的节点须互相询问才能应答此检查；只要有一个节点卡死，所有节点上的检查都会挂起：请在升级到 4.0 之前更改它。</translation>
    </message>
    <message>
        <source>A broker asks the others to answer this check, and it hangs on all of them while one is frozen: one frozen broker would take all of them out.</source>
        <translation>节点须询问其他节点才能应答此检查；只要有一个节点卡死，所有节点上的检查都会挂起：一个卡死的节点就会使全部节点被移出。</translation>
    </message>
    <message>
        <source>%1 sends a PROXY header that %2 does not take</source>
        <translation>%1 发送了 PROXY 头，而 %2 不接受</translation>
    </message>
    <message>
        <source>Every client that comes this way is refused, while a check that only connects passes: rabbitmq.conf on %1 has no “proxy_protocol = true”.</source>
        <translation>经此路径的每个客户端都会被拒绝，而只做连接的检查会通过：%1 的 rabbitmq.conf 没有 “proxy_protocol = true”。</translation>
    </message>
    <message>
        <source>%1 sends no PROXY header, and %2 waits for one</source>
        <translation>%1 不发送 PROXY 头，而 %2 在等待它</translation>
    </message>
    <message>
        <source>Every client that comes this way is refused, while a check that only connects passes: rabbitmq.conf on %1 has “proxy_protocol = true”, and the line of the server no “send-proxy-v2”.</source>
        <translation>经此路径的每个客户端都会被拒绝，而只做连接的检查会通过：%1 的 rabbitmq.conf 有 “proxy_protocol = true”，而该 server 行没有 “send-proxy-v2”。</translation>
    </message>
    <message>
        <source>%1 and the brokers agree about the PROXY header</source>
        <translation>%1 与节点对 PROXY 头的设置一致</translation>
    </message>
    <message>
        <source>send-proxy-v2 where proxy_protocol is on, and nowhere else</source>
        <translation>仅在启用 proxy_protocol 之处有 send-proxy-v2</translation>
    </message>
    <message>
        <source>What the brokers wait for is not known: their configuration was not read, or the servers are no known brokers</source>
        <translation>不知道节点在等待什么：未读取其配置，或这些 server 不是已知节点</translation>
    </message>
    <message>
        <source>%1 has little patience with quiet clients</source>
        <translation>%1 对安静的客户端耐心不足</translation>
    </message>
    <message>
        <source>Heartbeats of the usual 60 s pass every 30 s and keep a connection through “%1”. Clients with none, or with longer ones, lose theirs while there are no messages.</source>
        <translation>通常 60 秒的心跳每 30 秒经过一次，会保持经由“%1”的连接。没有心跳或心跳更长的客户端在无消息时会失去连接。</translation>
    </message>
    <message>
        <source>“%1” ends connections that are silent for less time than passes between two heartbeats, so consumers without messages lose theirs.</source>
        <translation>“%1” 结束静默时间短于两次心跳间隔的连接，因此没有消息的消费者会失去连接。</translation>
    </message>
    <message>
        <source>%1 has room for more clients</source>
        <translation>%1 还能容纳更多客户端</translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%2 个连接中的 %1 个</translation>
    </message>
    <message>
        <source>at most %1 of its maxconn</source>
        <translation>不超过其 maxconn 的 %1</translation>
    </message>
    <message>
        <source>%1 accepts no further client</source>
        <translation>%1 不再接受新客户端</translation>
    </message>
    <message>
        <source>It has as many connections as its maxconn lets it have: whoever comes now waits outside until a time-out, and no broker sees it.</source>
        <translation>它的连接数已达 maxconn：此后到来的客户端会在外面等到超时，而节点看不到它们。</translation>
    </message>
    <message>
        <source>Clients wait at %1: %2</source>
        <translation>在 %1 处等待的客户端：%2</translation>
    </message>
    <message>
        <source>The servers in use have as many sessions as their maxconn lets them have.</source>
        <translation>在用的 server 的会话数已达其 maxconn。</translation>
    </message>
    <message>
        <source>%1 is close to its maxconn</source>
        <translation>%1 接近其 maxconn</translation>
    </message>
    <message>
        <source>Once it is full, further clients wait outside until a time-out, and no broker sees them.</source>
        <translation>一旦已满，后来的客户端会在外面等到超时，而节点看不到它们。</translation>
    </message>
    <message>
        <source>%1 passes on no port that is for nodes alone</source>
        <translation>%1 不转发任何仅供节点使用的端口</translation>
    </message>
    <message>
        <source>neither 4369 nor 25672</source>
        <translation>既无 4369 也无 25672</translation>
    </message>
    <message>
        <source>%1 passes on a port that is for nodes alone</source>
        <translation>%1 转发了仅供节点使用的端口</translation>
    </message>
    <message>
        <source>Clients need neither the port mapper nor the nodes&apos; links: through a proxy a node meets another than it asked for, and whoever has the Erlang cookie commands the broker from wherever the proxy is reached.</source>
        <translation>客户端既不需要端口映射器，也不需要节点间的连接：经过代理，节点会遇到并非其所找的节点；而持有 Erlang cookie 的人可从任何能到达代理之处控制节点。</translation>
    </message>
</context>
<context>
    <name>ProxyProbe</name>
    <message>
        <source>%1: HAProxy</source>
        <translation>%1：HAProxy</translation>
    </message>
</context>
<context>
    <name>QueueArrangement</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This expression tries too many ways on a name; nested repetitions such as (a+)+ do that</source>
        <translation>此表达式匹配名称时尝试次数过多；(a+)+ 这类嵌套重复会导致此问题</translation>
    </message>
</context>
<context>
    <name>QueueChecks</name>
    <message>
        <source>The queue %1 has lost its majority</source>
        <translation>队列 %1 失去多数派</translation>
    </message>
    <message>
        <source>It takes and gives no messages until most of its members are back.</source>
        <translation>在多数成员恢复之前，它既不接收也不投递消息。</translation>
    </message>
    <message>
        <source>The queue %1 has no leader</source>
        <translation>队列 %1 没有领导者</translation>
    </message>
    <message>
        <source>The queue %1 runs without %2</source>
        <translation>队列 %1 缺少 %2 仍在运行</translation>
    </message>
    <message>
        <source>The queue %1 has too few members</source>
        <translation>队列 %1 的成员太少</translation>
    </message>
    <message>
        <source>The loss of one node stops it.</source>
        <translation>失去一个节点就会使它停止。</translation>
    </message>
    <message>
        <source>at least %1 members</source>
        <translation>至少 %1 个成员</translation>
    </message>
    <message>
        <source>Mirrors of the queue %1 are not in sync: %2</source>
        <translation>队列 %1 的镜像未同步：%2</translation>
    </message>
    <message>
        <source>The member of the queue %1 on %2 is far behind</source>
        <translation>队列 %1 在 %2 上的成员远远落后</translation>
    </message>
    <message>
        <source>%1 log entries behind</source>
        <translation>落后 %1 条日志</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>少于 %1</translation>
    </message>
    <message>
        <source>%1 of %2 members online</source>
        <translation>%2 个成员中 %1 个在线</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 queues were looked at.</source>
        <translation>只查看了 %2 个队列中的前 %1 个。</translation>
    </message>
    <message>
        <source>Losing %1 would lose mirrored queues: no mirror is in sync</source>
        <translation>失去 %1 会丢失镜像队列：没有已同步的镜像</translation>
    </message>
    <message>
        <source>This version has no mirrored queues.</source>
        <translation>此版本没有镜像队列。</translation>
    </message>
    <message>
        <source>Every replicated queue has its majority</source>
        <translation>每个有副本的队列都有多数派</translation>
    </message>
    <message>
        <source>No queue misses a member</source>
        <translation>没有队列缺少成员</translation>
    </message>
    <message>
        <source>Every replicated queue has enough members</source>
        <translation>每个有副本的队列都有足够的成员</translation>
    </message>
    <message>
        <source>No member of a quorum queue is far behind</source>
        <translation>没有仲裁队列的成员远远落后</translation>
    </message>
    <message>
        <source>All mirrors are in sync</source>
        <translation>所有镜像都已同步</translation>
    </message>
    <message>
        <source>Every queue with messages has a consumer</source>
        <translation>每个有消息的队列都有消费者</translation>
    </message>
    <message>
        <source>Nobody consumes from the queue %1</source>
        <translation>没有人从队列 %1 消费</translation>
    </message>
    <message>
        <source>%1 messages, no consumer</source>
        <translation>%1 条消息，没有消费者</translation>
    </message>
    <message>
        <source>a consumer, or no messages</source>
        <translation>有消费者，或没有消息</translation>
    </message>
    <message>
        <source>The queues do not grow</source>
        <translation>队列没有增长</translation>
    </message>
    <message>
        <source>It needs at least %1 of history, which is not there yet.</source>
        <translation>需要至少 %1 的历史数据，现在还没有。</translation>
    </message>
    <message>
        <source>from %1 to %2 messages in %3</source>
        <translation>%3 内从 %1 到 %2 条消息</translation>
    </message>
    <message>
        <source>The queues grow by %1</source>
        <translation>队列以 %1 增长</translation>
    </message>
    <message>
        <source>Consumers take less than publishers bring.</source>
        <translation>消费者取走的少于发布者带来的。</translation>
    </message>
    <message>
        <source>The fullest is %1 with %2 messages.</source>
        <translation>最满的是 %1，有 %2 条消息。</translation>
    </message>
    <message>
        <source>Messages to %1 find a queue</source>
        <translation>发到 %1 的消息都能找到队列</translation>
    </message>
    <message>
        <source>%1 since the node started: %2 returned, %3 dropped</source>
        <translation>节点启动以来 %1 条：退回 %2 条，丢弃 %3 条</translation>
    </message>
    <message>
        <source>Messages published to %1 find no queue</source>
        <translation>发到 %1 的消息找不到队列</translation>
    </message>
    <message>
        <source>An exchange has no binding for them: they go back to the publisher or are dropped.</source>
        <translation>交换机没有适合它们的绑定：它们被退回给发布者或被丢弃。</translation>
    </message>
    <message>
        <source>%1 now; %2 since the node started</source>
        <translation>现在 %1；节点启动以来 %2</translation>
    </message>
    <message>
        <source>Messages published to %1 have found no queue, none just now</source>
        <translation>发到 %1 的消息曾找不到队列，刚才没有</translation>
    </message>
    <message>
        <source>The queues can be listed</source>
        <translation>可以列出队列</translation>
    </message>
    <message>
        <source>The queues cannot be listed</source>
        <translation>无法列出队列</translation>
    </message>
    <message>
        <source>%1. What the queues are like is not known.</source>
        <translation>%1。队列状况未知。</translation>
    </message>
    <message>
        <source>Queues with names that are no UTF-8: %1</source>
        <translation>名称不是 UTF-8 的队列：%1</translation>
    </message>
    <message>
        <source>They cannot be shown or asked for by their names, and no API export holds them rightly.</source>
        <translation>无法按名称显示或查询它们，API 导出也无法正确包含它们。</translation>
    </message>
    <message>
        <source>The queue %1 has a member on %2, which is not in the cluster</source>
        <translation>队列 %1 有成员位于 %2，而该节点不在集群中</translation>
    </message>
    <message>
        <source>It never comes back, and still counts for the majority.</source>
        <translation>该成员不会恢复，却仍计入多数派。</translation>
    </message>
    <message>
        <source>Every member of a queue is on a node of the cluster</source>
        <translation>队列的所有成员都在集群节点上</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>Every super stream has all of its partitions</source>
        <translation>每个超级流都具有全部分区</translation>
    </message>
    <message>
        <source>%1 partitions bound</source>
        <translation>已绑定 %1 个分区</translation>
    </message>
    <message>
        <source>The super stream %1 has lost partitions: %2</source>
        <translation>超级流 %1 丢失了分区：%2</translation>
    </message>
    <message>
        <source>These streams are named as its partitions and are not bound to it: who reads and writes the super stream passes them by, and their messages stay.</source>
        <translation>这些流按其分区命名，却未与其绑定：读写该超级流的客户端会绕过它们，其消息会留下。</translation>
    </message>
    <message>
        <source>The super stream %1 has no partition</source>
        <translation>超级流 %1 没有分区</translation>
    </message>
    <message>
        <source>Nobody can write to it: it was half deleted, or half made.</source>
        <translation>没有人能向其写入：它只删除了一半，或只创建了一半。</translation>
    </message>
    <message>
        <source>The partitions of the super stream %1 are not in order</source>
        <translation>超级流 %1 的分区顺序不完整</translation>
    </message>
    <message>
        <source>Clients choose a partition by the order of the bindings (x-stream-partition-order), which should count from 0 without a gap: one is gone, or they were restored without it, and keys go to other partitions than before.</source>
        <translation>客户端按绑定的顺序（x-stream-partition-order）选择分区，该顺序应从 0 起连续：要么少了一个，要么恢复时没有带上它，键会去往与之前不同的分区。</translation>
    </message>
    <message>
        <source>Streams that look like left-over partitions of a super stream: %1</source>
        <translation>看起来像超级流残余分区的流：%1</translation>
    </message>
    <message>
        <source>There is no super stream %1, and their numbers have a gap. They keep their messages and their disk space until somebody deletes them.</source>
        <translation>没有超级流 %1，而它们的编号有缺口。在有人删除之前，它们会保留其消息和磁盘空间。</translation>
    </message>
    <message>
        <source>%1 of %2 nodes run</source>
        <translation>%1/%2 个节点在运行</translation>
    </message>
    <message>
        <source>Every quorum queue and stream has a leader</source>
        <translation>每个仲裁队列和流都有领导者</translation>
    </message>
    <message>
        <source>No stream can be declared, deleted or led anew until most of the nodes are back.</source>
        <translation>多数节点恢复之前，无法声明、删除流，也无法为流选出新的领导者。</translation>
    </message>
    <message>
        <source>Nothing that is published into it is confirmed until most of its members are back.</source>
        <translation>多数成员恢复之前，发布到其中的内容都不会被确认。</translation>
    </message>
    <message>
        <source>The coordinator of the streams has its majority</source>
        <translation>流的协调者拥有多数</translation>
    </message>
    <message>
        <source>The coordinator of the streams has lost its majority</source>
        <translation>流的协调者失去多数</translation>
    </message>
</context>
<context>
    <name>QueueColumn</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Unacked</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>Out/s</source>
        <translation>出/秒</translation>
    </message>
    <message>
        <source>Ack/s</source>
        <translation>确认/秒</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Ready, 10 min</source>
        <translation>就绪，10 分钟</translation>
    </message>
</context>
<context>
    <name>QueueCondition</name>
    <message>
        <source>Minority</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>无领导者</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Member missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>No consumers</source>
        <translation>无消费者</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>积压增长</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Flow control</source>
        <translation>流控</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Flow control</source>
        <translation>流控</translation>
    </message>
    <message>
        <source>Minority</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
</context>
<context>
    <name>ReachChecks</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>The name %1 has an address</source>
        <translation>名称 %1 有地址</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>一个地址</translation>
    </message>
    <message>
        <source>The name %1 has no address here</source>
        <translation>名称 %1 在此处没有地址</translation>
    </message>
    <message>
        <source>The console&apos;s own name look-up fails, so nothing on %1 can be asked. Clients with other name servers may still reach it.</source>
        <translation>控制台自身的名称解析失败，因此无法询问 %1 上的任何内容。使用其他名称服务器的客户端可能仍能到达它。</translation>
    </message>
    <message>
        <source>%1 answers to ping</source>
        <translation>%1 应答 ping</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>No packets to %1 are lost</source>
        <translation>发往 %1 的数据包没有丢失</translation>
    </message>
    <message>
        <source>less than 5 % lost</source>
        <translation>丢失少于 5 %</translation>
    </message>
    <message>
        <source>%1 answers to ping quickly</source>
        <translation>%1 应答 ping 很快</translation>
    </message>
    <message>
        <source>less than %1 on average</source>
        <translation>平均小于 %1</translation>
    </message>
    <message>
        <source>Nobody has asked</source>
        <translation>没有询问</translation>
    </message>
    <message>
        <source>%1 of %2 packets came back</source>
        <translation>%2 个数据包返回了 %1 个</translation>
    </message>
    <message>
        <source>%1 on average, %2 at most</source>
        <translation>平均 %1，最长 %2</translation>
    </message>
    <message>
        <source>%1 does not answer to ping</source>
        <translation>%1 不应答 ping</translation>
    </message>
    <message>
        <source>None of %1 packets came back: the host is off or cut off, or a firewall drops pings.</source>
        <translation>%1 个数据包无一返回：主机已关机或被隔断，或防火墙丢弃了 ping。</translation>
    </message>
    <message>
        <source>%1 % of the packets to %2 are lost</source>
        <translation>发往 %2 的数据包丢失 %1 %</translation>
    </message>
    <message>
        <source>Connections stall and time out while packets are lost. Look at cables, switches, bonding and firewall rules on the way to %1.</source>
        <translation>丢包时连接会停滞和超时。请检查通往 %1 途中的网线、交换机、链路聚合和防火墙规则。</translation>
    </message>
    <message>
        <source>%1 answers to ping slowly</source>
        <translation>%1 应答 ping 很慢</translation>
    </message>
    <message>
        <source>Every question to a broker takes at least this long. A cluster wants links of a local network.</source>
        <translation>对节点的每次询问至少要这么久。集群需要局域网级别的链路。</translation>
    </message>
    <message>
        <source>Port %1 of %2 is open</source>
        <translation>%2 的端口 %1 已开放</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>可以连接</translation>
    </message>
    <message>
        <source>connected in %1</source>
        <translation>用时 %1 连接</translation>
    </message>
    <message>
        <source>Port %1 of %2 is closed</source>
        <translation>%2 的端口 %1 已关闭</translation>
    </message>
    <message>
        <source>Port %1 of %2 cannot be reached</source>
        <translation>无法到达 %2 的端口 %1</translation>
    </message>
    <message>
        <source>The host answers, and nothing listens on %1 (%2).</source>
        <translation>主机有应答，但没有程序在 %1（%2）上监听。</translation>
    </message>
    <message>
        <source>No connection to %1 (%2) came about.</source>
        <translation>未能连接到 %1（%2）。</translation>
    </message>
    <message>
        <source>The management API of %1 answers</source>
        <translation>%1 的管理 API 有应答</translation>
    </message>
    <message>
        <source>an answer within %1</source>
        <translation>%1 内应答</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>用时 %1 应答</translation>
    </message>
    <message>
        <source>The management API of %1 is slow</source>
        <translation>%1 的管理 API 很慢</translation>
    </message>
    <message>
        <source>Even the smallest question takes long: the broker is busy, or somebody asks it for large lists.</source>
        <translation>最小的询问也要很久：节点繁忙，或有人在向它索取大列表。</translation>
    </message>
    <message>
        <source>The management API of %1 does not answer</source>
        <translation>%1 的管理 API 没有应答</translation>
    </message>
    <message>
        <source>%1. Clients that speak AMQP need not be touched by it.</source>
        <translation>%1。使用 AMQP 的客户端不一定受影响。</translation>
    </message>
    <message>
        <source>%1 accepts the console&apos;s user and password</source>
        <translation>%1 接受控制台的用户名和密码</translation>
    </message>
    <message>
        <source>the user may log in and monitor</source>
        <translation>该用户可以登录并监控</translation>
    </message>
    <message>
        <source>The management API did not answer</source>
        <translation>管理 API 没有应答</translation>
    </message>
    <message>
        <source>logged in as %1</source>
        <translation>已以 %1 登录</translation>
    </message>
    <message>
        <source>%1 refuses the console&apos;s user or password</source>
        <translation>%1 拒绝控制台的用户名或密码</translation>
    </message>
    <message>
        <source>The console&apos;s user lacks a right on %1</source>
        <translation>控制台的用户在 %1 上缺少权限</translation>
    </message>
    <message>
        <source>The broker runs and answers. Warrener&apos;s user or password is wrong, so little can be asked; clients have their own.</source>
        <translation>节点在运行且有应答。Warrener 的用户名或密码错误，因此能询问的很少；客户端使用自己的账号。</translation>
    </message>
    <message>
        <source>The user needs the tag “monitoring” to see nodes and all virtual hosts.</source>
        <translation>该用户需要“monitoring”标签才能查看节点和所有虚拟主机。</translation>
    </message>
    <message>
        <source>The certificate of %1 can be trusted</source>
        <translation>%1 的证书可信</translation>
    </message>
    <message>
        <source>signed by a known authority, for this name</source>
        <translation>由已知机构为此名称签发</translation>
    </message>
    <message>
        <source>There is no TLS session with %1</source>
        <translation>无法与 %1 建立 TLS 会话</translation>
    </message>
    <message>
        <source>%1, signed by %2</source>
        <translation>%1，由 %2 签发</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted</source>
        <translation>%1 的证书不可信</translation>
    </message>
    <message>
        <source>The certificate of %1 is valid long enough</source>
        <translation>%1 的证书有效期足够长</translation>
    </message>
    <message>
        <source>at least %1 days left</source>
        <translation>至少还剩 %1 天</translation>
    </message>
    <message>
        <source>The server showed no certificate</source>
        <translation>服务器没有出示证书</translation>
    </message>
    <message>
        <source>%1 is valid until %2</source>
        <translation>%1 的有效期至 %2</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2</source>
        <translation>%1 的证书已于 %2 过期</translation>
    </message>
    <message>
        <source>Clients that check certificates are refused on port %1 of %2.</source>
        <translation>检查证书的客户端无法使用 %2 的端口 %1。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet</source>
        <translation>%1 的证书尚未生效</translation>
    </message>
    <message>
        <source>Its time begins later than now: a clock is wrong, here or where the certificate was made.</source>
        <translation>其生效时间晚于现在：此处或签发证书处的时钟有误。</translation>
    </message>
    <message>
        <source>The certificate of %1 expires on %2</source>
        <translation>%1 的证书将于 %2 过期</translation>
    </message>
    <message>
        <source>Less than a day is left. From then on clients that check certificates are refused on port %1 of %2.</source>
        <translation>剩余不到一天。此后检查证书的客户端将无法使用 %2 的端口 %1。</translation>
    </message>
    <message>
        <source>%1 days are left. From then on clients that check certificates are refused on port %2 of %3.</source>
        <translation>还剩 %1 天。此后检查证书的客户端将无法使用 %3 的端口 %2。</translation>
    </message>
    <message>
        <source>log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>use a channel</source>
        <translation>使用信道</translation>
    </message>
    <message>
        <source>declare a queue</source>
        <translation>声明队列</translation>
    </message>
    <message>
        <source>publish a message</source>
        <translation>发布消息</translation>
    </message>
    <message>
        <source>get a message back</source>
        <translation>取回消息</translation>
    </message>
    <message>
        <source>A message goes through %1 and back</source>
        <translation>消息可经 %1 往返</translation>
    </message>
    <message>
        <source>published, confirmed and consumed within %1</source>
        <translation>在 %1 内发布、确认并消费</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 毫秒</translation>
    </message>
    <message>
        <source>A message through %1 takes %2</source>
        <translation>经 %1 的一条消息用时 %2</translation>
    </message>
    <message>
        <source>Clients wait as long for each connection and each confirm.</source>
        <translation>客户端的每次连接和每次确认都要等待同样久。</translation>
    </message>
    <message>
        <source>%1: a client cannot %2</source>
        <translation>%1：客户端无法%2</translation>
    </message>
    <message>
        <source>The broker takes no messages: %1</source>
        <translation>节点不接收消息：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 does not let the console in by AMQP</source>
        <translation>%1 不允许控制台经 AMQP 登录</translation>
    </message>
    <message>
        <source>Passwords travel encrypted to the cluster</source>
        <translation>密码加密传送到集群</translation>
    </message>
    <message>
        <source>HTTPS and AMQPS wherever the password goes</source>
        <translation>凡发送密码之处均使用 HTTPS 和 AMQPS</translation>
    </message>
    <message>
        <source>Passwords travel unencrypted to the cluster</source>
        <translation>密码以明文传送到集群</translation>
    </message>
    <message>
        <source>The management API of %1 answers, but logging in takes long</source>
        <translation>%1 的管理 API 有应答，但登录很慢</translation>
    </message>
    <message>
        <source>The authentication backend is slow. Clients that are connected need not be touched by it.</source>
        <translation>认证后端缓慢。已连接的客户端未必受影响。</translation>
    </message>
    <message>
        <source>The management API of %1 does not answer as it should</source>
        <translation>%1 的管理 API 应答异常</translation>
    </message>
    <message>
        <source>%1. Its authentication backend (LDAP) fails; it is not the password. Messages need not be touched by it.</source>
        <translation>%1。其认证后端（LDAP）有故障，与密码无关。消息未必受影响。</translation>
    </message>
    <message>
        <source>%1 refuses the console&apos;s login, and not for its password</source>
        <translation>%1 拒绝控制台登录，且与密码无关</translation>
    </message>
    <message>
        <source>The broker runs and answers; another password would change nothing. Clients log in in their own way.</source>
        <translation>节点在运行并有应答；更换密码无济于事。客户端以各自方式登录。</translation>
    </message>
    <message>
        <source>logged in as %1, with the tags: %2</source>
        <translation>已以 %1 登录，标签：%2</translation>
    </message>
    <message>
        <source>The user %1 has the tags: %2. Nodes, listeners, health checks and feature flags cannot be read with them, and queues of other virtual hosts are hidden. It needs the tag “monitoring”.</source>
        <translation>用户 %1 的标签为：%2。凭此无法读取节点、监听器、健康检查与特性标志，其他虚拟主机的队列也不可见。需要标签“monitoring”。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1 takes AMQP from proxies only</source>
        <translation>%1 只接受来自代理的 AMQP</translation>
    </message>
    <message>
        <source>It waits for a PROXY header (proxy_protocol in its rabbitmq.conf), so it could not be tried directly; what comes through the proxies tells how clients fare.</source>
        <translation>它等待 PROXY 头（其 rabbitmq.conf 中的 proxy_protocol），因此无法直接尝试；经由代理的结果说明客户端的情况。</translation>
    </message>
</context>
<context>
    <name>ReachNames</name>
    <message>
        <source>The name %1 has no address</source>
        <translation>名称 %1 没有地址</translation>
    </message>
    <message>
        <source>The look-up of %1 was cancelled</source>
        <translation>对 %1 的解析已取消</translation>
    </message>
    <message>
        <source>The look-up of %1 got no answer</source>
        <translation>对 %1 的解析没有得到应答</translation>
    </message>
    <message>
        <source>The profile names no address</source>
        <translation>配置中没有地址</translation>
    </message>
    <message>
        <source>SSH goes there through another host</source>
        <translation>SSH 经由另一台主机到达那里</translation>
    </message>
    <message>
        <source>What ssh says about its configuration cannot be understood</source>
        <translation>无法理解 ssh 输出的配置</translation>
    </message>
    <message>
        <source>The profile names no SSH target</source>
        <translation>配置中没有 SSH 目标</translation>
    </message>
</context>
<context>
    <name>ReachProbe</name>
    <message>
        <source>%1: port %2</source>
        <translation>%1：端口 %2</translation>
    </message>
    <message>
        <source>%1: management API</source>
        <translation>%1：管理 API</translation>
    </message>
    <message>
        <source>%1: a message by AMQPS</source>
        <translation>%1：经 AMQPS 收发消息</translation>
    </message>
    <message>
        <source>%1: a message by AMQP</source>
        <translation>%1：经 AMQP 收发消息</translation>
    </message>
    <message>
        <source>%1: name</source>
        <translation>%1：名称</translation>
    </message>
    <message>
        <source>%1: ping</source>
        <translation>%1：ping</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Taking back has begun already</source>
        <translation>撤销已经开始</translation>
    </message>
    <message>
        <source>The run has come to its end</source>
        <translation>该运行已经结束</translation>
    </message>
    <message>
        <source>The run was refused before it began</source>
        <translation>该运行在开始之前已被拒绝</translation>
    </message>
    <message>
        <source>Nobody can tell whether a step took effect that must not be done twice</source>
        <translation>有一个不能重复执行的步骤，无法判断它是否已生效</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>尚未更改任何内容</translation>
    </message>
    <message>
        <source>The run ended at a step that failed</source>
        <translation>该运行在一个失败的步骤处结束</translation>
    </message>
    <message>
        <source>What was done is known, and the rest can follow</source>
        <translation>已完成的内容明确，其余步骤可以继续</translation>
    </message>
    <message>
        <source>What is left to do ends something by force, and what was seen then may not be so any more</source>
        <translation>剩余步骤会强制终止某些东西，而当时看到的情况可能已不再成立</translation>
    </message>
    <message>
        <source>The run is old: the cluster may be another one by now</source>
        <translation>这次运行已经过时：集群的情况可能已经不同</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>运维工程师</translation>
    </message>
    <message>
        <source>Cluster administrator</source>
        <translation>集群管理员</translation>
    </message>
    <message>
        <source>Network administrator</source>
        <translation>网络管理员</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Security officer</source>
        <translation>安全负责人</translation>
    </message>
    <message>
        <source>Business owner</source>
        <translation>业务负责人</translation>
    </message>
    <message>
        <source>Technical lead</source>
        <translation>技术主管</translation>
    </message>
    <message>
        <source>is no key of a recovery plan</source>
        <translation>不是恢复方案的键</translation>
    </message>
    <message>
        <source>or “condition”: a branch is on one of them</source>
        <translation>与“condition”二选一：分支只能依据其中之一</translation>
    </message>
    <message>
        <source>names “%1”, which does not come before this step: a branch that waits for itself would be a loop</source>
        <translation>指向“%1”，它不在本步骤之前：等待自身的分支会形成循环</translation>
    </message>
    <message>
        <source>has the outcome “%1”, which “%2” never has; known are %3</source>
        <translation>包含“%2”不会有的结果“%1”；可用的有 %3</translation>
    </message>
    <message>
        <source>belongs to the actions “condition” and “ask” only</source>
        <translation>只用于“condition”和“ask”动作</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is not wanted: “%1” takes nothing away</source>
        <translation>不需要：“%1”不会移除任何内容</translation>
    </message>
    <message>
        <source>is missing: “%1” is dangerous and nothing takes it back; “cannotBeUndone” says why</source>
        <translation>缺失：“%1”有危险且无法撤销；请用“cannotBeUndone”说明原因</translation>
    </message>
    <message>
        <source>is missing: “%1” is dangerous; “%2” takes it back</source>
        <translation>缺失：“%1”有危险；“%2”可将其撤销</translation>
    </message>
    <message>
        <source>names “%1”, which does not take “%2” back</source>
        <translation>指向“%1”，它不能撤销“%2”</translation>
    </message>
    <message>
        <source>must be 1 to 40 of a–z, 0–9 and “-”, and begin with a letter</source>
        <translation>必须是 1 到 40 个 a–z、0–9 和“-”，并以字母开头</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>names “%1”, which %2 does not have; there are %3</source>
        <translation>指向 %2 没有的“%1”；现有 %3</translation>
    </message>
    <message>
        <source>is no outcome of “%1”</source>
        <translation>不是“%1”的结果</translation>
    </message>
    <message>
        <source>holds the unknown “%1”</source>
        <translation>包含未知的“%1”</translation>
    </message>
    <message>
        <source>leads back to this plan: a loop</source>
        <translation>又回到本方案：形成循环</translation>
    </message>
    <message>
        <source>must be 1 to 60 of a–z, 0–9 and “-”, and begin with a letter</source>
        <translation>必须是 1 到 60 个 a–z、0–9 和“-”，并以字母开头</translation>
    </message>
    <message>
        <source>lacks “majority”: “%1” takes a node away</source>
        <translation>缺少“majority”：“%1”会移走一个节点</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1 falls back to %2, which is not there</source>
        <translation>%1 的后备方案 %2 不存在</translation>
    </message>
    <message>
        <source>%1 falls back to itself by way of %2: a loop</source>
        <translation>%1 经由 %2 回到自身：形成循环</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>“%1” is no recovery plan; there are %2</source>
        <translation>“%1”不是恢复方案；现有 %2</translation>
    </message>
    <message>
        <source>Messages go through</source>
        <translation>消息可以收发</translation>
    </message>
    <message>
        <source>A restart has happened</source>
        <translation>重启已经发生</translation>
    </message>
    <message>
        <source>There is no backup that could be restored: %1 needs one</source>
        <translation>没有可恢复的备份：%1 需要备份</translation>
    </message>
    <message>
        <source>Restore the newest good backup</source>
        <translation>恢复最新的可用备份</translation>
    </message>
    <message>
        <source>%1 is no node of %2</source>
        <translation>%1 不是 %2 的节点</translation>
    </message>
    <message>
        <source>Every node serves; name the one that is meant: %1</source>
        <translation>所有节点都在服务；请指定节点：%1</translation>
    </message>
    <message>
        <source>%1 do not serve; name the one that is meant</source>
        <translation>%1 不提供服务；请指定节点</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1 took %2; %3 were expected</source>
        <translation>%1 用时 %2；预计 %3</translation>
    </message>
    <message>
        <source>Service was back after %1; the target is %2</source>
        <translation>服务在 %1 后恢复；目标为 %2</translation>
    </message>
    <message>
        <source>The last good backup was %1 old; the target is %2</source>
        <translation>最近的可用备份距今 %1；目标为 %2</translation>
    </message>
    <message>
        <source>There was no backup that could have been restored from</source>
        <translation>没有可用于恢复的备份</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>no backup; target %1</source>
        <translation>没有备份；目标 %1</translation>
    </message>
    <message>
        <source>%1 (%2); target %3</source>
        <translation>%1（%2）；目标 %3</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>not read back</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>not measured; target %1</source>
        <translation>未测得；目标 %1</translation>
    </message>
    <message>
        <source>%1; target %2</source>
        <translation>%1；目标 %2</translation>
    </message>
    <message>
        <source>%1 is no run of a recovery plan</source>
        <translation>%1 不是恢复方案的执行</translation>
    </message>
    <message>
        <source>%1, %2, by %3</source>
        <translation>%1，%2，执行者 %3</translation>
    </message>
    <message>
        <source>Run %1, out of Warrener&apos;s journal.</source>
        <translation>执行 %1，取自 Warrener 日志。</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Time to recovery (RTO)</source>
        <translation>恢复时间（RTO）</translation>
    </message>
    <message>
        <source>Age of the last good backup (RPO)</source>
        <translation>最近可用备份的时长（RPO）</translation>
    </message>
    <message>
        <source>The disaster began</source>
        <translation>灾难开始</translation>
    </message>
    <message>
        <source>The run began</source>
        <translation>执行开始</translation>
    </message>
    <message>
        <source>The run ended</source>
        <translation>执行结束</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Not as planned</source>
        <translation>与计划不符</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>RTO: %1</source>
        <translation>RTO：%1</translation>
    </message>
    <message>
        <source>RPO: %1</source>
        <translation>RPO：%1</translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation>，%1 / %2</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Rehearsal, at the table: %1</source>
        <translation>桌面预演：%1</translation>
    </message>
    <message>
        <source>Nothing was changed: every answer was a simulated one.</source>
        <translation>未做任何更改：所有回答都是模拟的。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>the profile names no management address of it</source>
        <translation>配置中没有它的管理地址</translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2</source>
        <translation>无法询问 %1：%2</translation>
    </message>
    <message>
        <source>%1 knows no %2</source>
        <translation>%1 不认识 %2</translation>
    </message>
    <message>
        <source>%1 does not see %2 run</source>
        <translation>%1 看不到 %2 在运行</translation>
    </message>
    <message>
        <source>All %1 nodes run</source>
        <translation>全部 %1 个节点都在运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 正在运行</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 未运行</translation>
    </message>
    <message>
        <source>%1 does not know itself</source>
        <translation>%1 不认识自己</translation>
    </message>
    <message>
        <source>%1 has parted from %2</source>
        <translation>%1 与 %2 已分区</translation>
    </message>
    <message>
        <source>None of %1 nodes has parted from another</source>
        <translation>%1 个节点之间没有分区</translation>
    </message>
    <message>
        <source>%1 has no link to %2</source>
        <translation>%1 与 %2 没有连接</translation>
    </message>
    <message>
        <source>All nodes are linked</source>
        <translation>所有节点均已相连</translation>
    </message>
    <message>
        <source>there is no login to the host of %1</source>
        <translation>无法登录 %1 的主机</translation>
    </message>
    <message>
        <source>%1 does not reach %2</source>
        <translation>%1 无法访问 %2</translation>
    </message>
    <message>
        <source>Every broker&apos;s host reaches every other broker</source>
        <translation>每台主机都能访问其他节点</translation>
    </message>
    <message>
        <source>There is no node to ask</source>
        <translation>没有可询问的节点</translation>
    </message>
    <message>
        <source>%1 has a memory alarm</source>
        <translation>%1 有内存告警</translation>
    </message>
    <message>
        <source>%1 has a disk alarm</source>
        <translation>%1 有磁盘告警</translation>
    </message>
    <message>
        <source>%1 does not tell of its alarms</source>
        <translation>%1 未报告告警状态</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 members online</source>
        <translation>%1 有 %2/%3 个成员在线</translation>
    </message>
    <message>
        <source>%1 has no leader</source>
        <translation>%1 没有领导者</translation>
    </message>
    <message>
        <source>%1 has %2 members</source>
        <translation>%1 有 %2 个成员</translation>
    </message>
    <message>
        <source>%1: true of %2 replicated queues</source>
        <translation>%1：%2 个复制队列均满足</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上为 %1</translation>
    </message>
    <message>
        <source>RabbitMQ %1 on every node</source>
        <translation>每个节点均为 RabbitMQ %1</translation>
    </message>
    <message>
        <source>%1 is off</source>
        <translation>%1 未启用</translation>
    </message>
    <message>
        <source>Every stable feature flag is on</source>
        <translation>所有稳定的功能标志均已启用</translation>
    </message>
    <message>
        <source>No certificate ends within a day</source>
        <translation>没有证书在一天内到期</translation>
    </message>
    <message>
        <source>%1 has no cookie</source>
        <translation>%1 没有 cookie</translation>
    </message>
    <message>
        <source>The hosts have %1 different cookies</source>
        <translation>各主机有 %1 种不同的 cookie</translation>
    </message>
    <message>
        <source>All hosts have the same cookie</source>
        <translation>所有主机的 cookie 相同</translation>
    </message>
    <message>
        <source>“%1” is no condition of a cluster</source>
        <translation>“%1”不是集群条件</translation>
    </message>
    <message>
        <source>Stopped while asking</source>
        <translation>询问时被停止</translation>
    </message>
    <message>
        <source>Nobody can tell: %1</source>
        <translation>无法判断：%1</translation>
    </message>
    <message>
        <source>not needed: %1</source>
        <translation>不需要：%1</translation>
    </message>
    <message>
        <source>All nodes run</source>
        <translation>所有节点都在运行</translation>
    </message>
    <message>
        <source>The node runs</source>
        <translation>节点正在运行</translation>
    </message>
    <message>
        <source>The node does not run</source>
        <translation>节点未运行</translation>
    </message>
    <message>
        <source>No node has parted from another</source>
        <translation>节点之间没有分区</translation>
    </message>
    <message>
        <source>Every replicated queue has its majority</source>
        <translation>每个复制队列都有多数成员</translation>
    </message>
    <message>
        <source>Every replicated queue has a leader</source>
        <translation>每个复制队列都有领导者</translation>
    </message>
    <message>
        <source>No queue lacks the member that it had</source>
        <translation>没有队列缺少原有成员</translation>
    </message>
    <message>
        <source>All nodes run the same version</source>
        <translation>所有节点版本一致</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>what keeps it from serving cannot be seen</source>
        <translation>无法看出是什么让它停止服务</translation>
    </message>
    <message>
        <source>RabbitMQ runs</source>
        <translation>RabbitMQ 正在运行</translation>
    </message>
    <message>
        <source>its service has stopped</source>
        <translation>其服务已停止</translation>
    </message>
    <message>
        <source>its service is starting or stopping</source>
        <translation>其服务正在启动或停止</translation>
    </message>
    <message>
        <source>its process has been stopped by a signal</source>
        <translation>其进程已被信号暂停</translation>
    </message>
    <message>
        <source>its Erlang VM runs, RabbitMQ in it does not</source>
        <translation>其 Erlang 虚拟机在运行，RabbitMQ 未运行</translation>
    </message>
    <message>
        <source>its process does not answer</source>
        <translation>其进程无响应</translation>
    </message>
    <message>
        <source>there is no way to its host</source>
        <translation>无法到达其主机</translation>
    </message>
    <message>
        <source>Stopped while looking</source>
        <translation>查看时被停止</translation>
    </message>
    <message>
        <source>Its peers see %1 run</source>
        <translation>其他节点看到 %1 在运行</translation>
    </message>
    <message>
        <source>Its peers do not see %1 run</source>
        <translation>其他节点看不到 %1 在运行</translation>
    </message>
    <message>
        <source>No queue has its only copy on %1</source>
        <translation>没有队列的唯一副本在 %1 上</translation>
    </message>
    <message>
        <source>%1 queues have their only copy on %2, the first is %3</source>
        <translation>%1 个队列的唯一副本在 %2 上，第一个是 %3</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a node</source>
        <translation>“%1”不能作为节点名</translation>
    </message>
    <message>
        <source>%1 has no data to set aside</source>
        <translation>%1 没有需要移开的数据</translation>
    </message>
    <message>
        <source>The host of %1 does not say what became of its data</source>
        <translation>%1 的主机没有说明数据的去向</translation>
    </message>
    <message>
        <source>The data of %1 is kept in %2</source>
        <translation>%1 的数据保留在 %2</translation>
    </message>
    <message>
        <source>Nothing of %1 was set aside</source>
        <translation>%1 没有数据被移开</translation>
    </message>
    <message>
        <source>%1 runs with its new data: the old stays in %2</source>
        <translation>%1 正以新数据运行：旧数据保留在 %2</translation>
    </message>
    <message>
        <source>The cluster has forgotten %1: its old data would be refused, and stays in %2</source>
        <translation>集群已移出 %1：旧数据会被拒绝，保留在 %2</translation>
    </message>
    <message>
        <source>The data of %1 is where it was</source>
        <translation>%1 的数据已放回原处</translation>
    </message>
    <message>
        <source>Nobody tells whether the cluster still knows %1</source>
        <translation>无法得知集群是否仍认识 %1</translation>
    </message>
    <message>
        <source>The cluster has forgotten %1</source>
        <translation>集群已移出 %1</translation>
    </message>
    <message>
        <source>The cluster knows %1</source>
        <translation>集群仍认识 %1</translation>
    </message>
    <message>
        <source>%1 runs, by its peers&apos; word</source>
        <translation>据其他节点，%1 正在运行</translation>
    </message>
    <message>
        <source>%1 is not simply down: %2</source>
        <translation>%1 并非单纯停止：%2</translation>
    </message>
    <message>
        <source>The cluster has forgotten %1 already</source>
        <translation>集群此前已移出 %1</translation>
    </message>
    <message>
        <source>%1 was told, and its peers still know %2</source>
        <translation>已告知 %1，但其他节点仍认识 %2</translation>
    </message>
    <message>
        <source>No peer of %1 runs that it could join</source>
        <translation>没有正在运行的节点可供 %1 加入</translation>
    </message>
    <message>
        <source>its service has started</source>
        <translation>其服务已启动</translation>
    </message>
    <message>
        <source>%1 has not joined</source>
        <translation>%1 未能加入</translation>
    </message>
    <message>
        <source>%1 has joined %2</source>
        <translation>%1 已加入 %2</translation>
    </message>
    <message>
        <source>No queue lacks a member</source>
        <translation>没有队列缺少成员</translation>
    </message>
    <message>
        <source>%1 queues still lack a member, the first is %2</source>
        <translation>仍有 %1 个队列缺少成员，第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have a member on %2 again</source>
        <translation>%1 个队列在 %2 上重新有了成员</translation>
    </message>
    <message>
        <source>What takes the space on %1 stands in the output</source>
        <translation>%1 的空间占用见输出</translation>
    </message>
    <message>
        <source>No peer&apos;s host gives its cookie</source>
        <translation>没有主机能提供 cookie</translation>
    </message>
    <message>
        <source>%1 has the cookie of %2</source>
        <translation>%1 已使用 %2 的 cookie</translation>
    </message>
    <message>
        <source>The cookie of %1 was not touched</source>
        <translation>%1 的 cookie 未被改动</translation>
    </message>
    <message>
        <source>%1 has the cookie that it had</source>
        <translation>%1 已恢复原来的 cookie</translation>
    </message>
    <message>
        <source>%1 reads its certificates anew</source>
        <translation>%1 重新读取证书</translation>
    </message>
    <message>
        <source>What keeps %1 from serving</source>
        <translation>是什么让 %1 停止服务</translation>
    </message>
    <message>
        <source>No queue has its only copy on the node</source>
        <translation>没有队列的唯一副本在该节点上</translation>
    </message>
    <message>
        <source>Which queues have their only copy on %1</source>
        <translation>哪些队列的唯一副本在 %1 上</translation>
    </message>
    <message>
        <source>Set the data of %1 aside</source>
        <translation>移开 %1 的数据</translation>
    </message>
    <message>
        <source>put it back</source>
        <translation>放回原处</translation>
    </message>
    <message>
        <source>The cluster forgets %1</source>
        <translation>集群移出 %1</translation>
    </message>
    <message>
        <source>A node that was forgotten comes back as a new one: it joins again</source>
        <translation>被移出的节点只能作为新节点重新加入</translation>
    </message>
    <message>
        <source>%1 joins the cluster</source>
        <translation>%1 加入集群</translation>
    </message>
    <message>
        <source>The node is back</source>
        <translation>节点已恢复</translation>
    </message>
    <message>
        <source>Queues that lack a member get one on %1</source>
        <translation>为缺少成员的队列在 %1 上添加成员</translation>
    </message>
    <message>
        <source>The queues have the members that they had</source>
        <translation>队列已有原来的成员数</translation>
    </message>
    <message>
        <source>Where the disk space of %1 has gone</source>
        <translation>%1 的磁盘空间被什么占用</translation>
    </message>
    <message>
        <source>%1 gets its peers&apos; Erlang cookie</source>
        <translation>%1 获得其他节点的 Erlang cookie</translation>
    </message>
    <message>
        <source>the cookie that was there</source>
        <translation>原来的 cookie</translation>
    </message>
    <message>
        <source>Enable every stable feature flag</source>
        <translation>启用所有稳定的功能标志</translation>
    </message>
    <message>
        <source>A feature flag cannot be switched off again</source>
        <translation>功能标志无法再关闭</translation>
    </message>
    <message>
        <source>The rest of it alone would be worth nothing</source>
        <translation>单独完成其余部分没有意义</translation>
    </message>
    <message>
        <source>%1 serves: nothing is wrong with it</source>
        <translation>%1 正常服务：没有任何问题</translation>
    </message>
    <message>
        <source>%1 does not serve as it should</source>
        <translation>%1 未正常服务</translation>
    </message>
    <message>
        <source>Something keeps the node from serving</source>
        <translation>有原因使该节点无法服务</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>无法创建 %1</translation>
    </message>
    <message>
        <source>%1 cannot be kept as %2</source>
        <translation>无法将 %1 保存为 %2</translation>
    </message>
    <message>
        <source>This cluster has no “%1” of its own</source>
        <translation>此集群没有自己的“%1”</translation>
    </message>
    <message>
        <source>overrode the rule “%1”: %2</source>
        <translation>越过了规则“%1”：%2</translation>
    </message>
    <message>
        <source>said yes to “%1”</source>
        <translation>对“%1”回答了“是”</translation>
    </message>
    <message>
        <source>said no to “%1”</source>
        <translation>对“%1”回答了“否”</translation>
    </message>
    <message>
        <source>broke it off and had it taken back</source>
        <translation>中止并撤销</translation>
    </message>
    <message>
        <source>broke it off and left it as it was</source>
        <translation>中止并保持原样</translation>
    </message>
    <message>
        <source>paused it</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>took up a run that was left, to undo it</source>
        <translation>接手被遗留的运行并撤销</translation>
    </message>
    <message>
        <source>took up a run that was left, to finish it</source>
        <translation>接手被遗留的运行并完成</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>经验教训</translation>
    </message>
    <message>
        <source>There is no good backup of %1 with definitions and messages</source>
        <translation>没有 %1 包含定义和消息的良好备份</translation>
    </message>
    <message>
        <source>must be “node”, “nodes” or “lost-nodes”: the step “%1” is about one</source>
        <translation>必须是“node”、“nodes”或“lost-nodes”：步骤“%1”针对单个节点</translation>
    </message>
    <message>
        <source>A rehearsal on a standby takes another cluster than %1</source>
        <translation>在备用集群上演练需要 %1 以外的集群</translation>
    </message>
    <message>
        <source>%1 is production: nothing is rehearsed there</source>
        <translation>%1 是生产集群：不能在其上演练</translation>
    </message>
    <message>
        <source>%1 names %2, which is also %3&apos;s: what is rehearsed there could reach it. Rehearse with a profile that names the standby&apos;s own hosts and proxies only</source>
        <translation>%1 包含 %2，它也属于 %3：在那里演练可能会触及它。请使用仅包含备用集群自身主机和代理的配置进行演练</translation>
    </message>
    <message>
        <source>Rehearsal for %1, on %2: %3</source>
        <translation>%1 的演练，在 %2 上：%3</translation>
    </message>
    <message>
        <source>%1 has no server of this cluster</source>
        <translation>%1 没有本集群的服务器</translation>
    </message>
    <message>
        <source>%1 sends its clients here</source>
        <translation>%1 将其客户端发送到此处</translation>
    </message>
    <message>
        <source>The proxies send their clients here</source>
        <translation>各代理将其客户端发送到此处</translation>
    </message>
    <message>
        <source>Left alone: %1</source>
        <translation>未改动：%1</translation>
    </message>
    <message>
        <source>The host of %1 does not say how full its disk is</source>
        <translation>%1 的主机没有说明其磁盘使用量</translation>
    </message>
    <message>
        <source>%1: %2 of %3 are free</source>
        <translation>%1：%3 中有 %2 可用</translation>
    </message>
    <message>
        <source>The disk has room</source>
        <translation>磁盘有可用空间</translation>
    </message>
    <message>
        <source>The disk of %1 has room</source>
        <translation>%1 的磁盘有可用空间</translation>
    </message>
    <message>
        <source>RabbitMQ on %1 cannot shrink queues by force: delete them and restore them from a backup</source>
        <translation>%1 上的 RabbitMQ 无法强制缩减队列：请删除这些队列并从备份恢复</translation>
    </message>
    <message>
        <source>Most nodes run: the metadata has its majority</source>
        <translation>多数节点在运行：元数据拥有多数</translation>
    </message>
    <message>
        <source>No node runs</source>
        <translation>没有节点在运行</translation>
    </message>
    <message>
        <source>The metadata of this cluster needs no majority</source>
        <translation>此集群的元数据不需要多数</translation>
    </message>
    <message>
        <source>%1 nodes run, and are no majority: only one of them can go on alone</source>
        <translation>%1 个节点在运行，但不构成多数：只有其中一个可以独自继续</translation>
    </message>
    <message>
        <source>%1 was told to go on alone, and still counts %2 nodes</source>
        <translation>已让 %1 独自继续，但它仍计有 %2 个节点</translation>
    </message>
    <message>
        <source>The metadata goes on with %1 alone; the others join it anew</source>
        <translation>元数据仅以 %1 继续；其他节点重新加入</translation>
    </message>
    <message>
        <source>Several members of %1 are left, and it is not known which has the longest log</source>
        <translation>%1 剩余多个成员，无法确定哪个的日志最长</translation>
    </message>
    <message>
        <source>%1 goes on with %2 alone</source>
        <translation>%1 仅以 %2 继续</translation>
    </message>
    <message>
        <source>%1 queues are not led yet, the first is %2</source>
        <translation>仍有 %1 个队列没有领导者，第一个是 %2</translation>
    </message>
    <message>
        <source>%1 has no member left</source>
        <translation>%1 没有剩余成员</translation>
    </message>
    <message>
        <source>%1 queues have no member left and need a backup, the first is %2; the other %3 go on</source>
        <translation>%1 个队列没有剩余成员，需要备份，第一个是 %2；其余 %3 个继续运行</translation>
    </message>
    <message>
        <source>%1 queues go on with one member each</source>
        <translation>%1 个队列各以一个成员继续</translation>
    </message>
    <message>
        <source>The metadata goes on with the node that is left</source>
        <translation>元数据以剩余节点继续</translation>
    </message>
    <message>
        <source>The cluster has forgotten the nodes that were lost</source>
        <translation>集群已忘记丢失的节点</translation>
    </message>
    <message>
        <source>Queues without their majority go on with the member that is left</source>
        <translation>失去多数的队列以剩余成员继续</translation>
    </message>
    <message>
        <source>What only the lost members had is gone</source>
        <translation>只存在于丢失成员中的内容已不复存在</translation>
    </message>
    <message>
        <source>The hosts of %1 and %2 have different cookies themselves</source>
        <translation>%1 和 %2 的主机本身就有不同的 cookie</translation>
    </message>
    <message>
        <source>Nobody tells where the members of %1 are</source>
        <translation>无法得知 %1 的成员在哪里</translation>
    </message>
    <message>
        <source>The new certificate is in place</source>
        <translation>新证书已就位</translation>
    </message>
    <message>
        <source>The new certificate of %1 is in place</source>
        <translation>%1 的新证书已就位</translation>
    </message>
    <message>
        <source>The certificate files of %1 are good for more than a day</source>
        <translation>%1 的证书文件有效期超过一天</translation>
    </message>
    <message>
        <source>The certificate files of %1 have ended, or end within a day</source>
        <translation>%1 的证书文件已过期或将在一天内过期</translation>
    </message>
    <message>
        <source>The step “%1” is made for %2, which is no node of %3</source>
        <translation>步骤“%1”针对 %2，而它不是 %3 的节点</translation>
    </message>
    <message>
        <source>RabbitMQ has paused itself, and waits until it sees enough of its peers</source>
        <translation>RabbitMQ 已自行暂停，正等待看到足够多的其他节点</translation>
    </message>
    <message>
        <source>Most nodes run: who has paused itself goes on when it sees them</source>
        <translation>多数节点在运行：自行暂停的节点看到它们后会继续</translation>
    </message>
    <message>
        <source>No node has paused itself</source>
        <translation>没有节点自行暂停</translation>
    </message>
    <message>
        <source>%1 goes on without the others</source>
        <translation>%1 不等其他节点，继续运行</translation>
    </message>
    <message>
        <source>Not all of them run yet that had paused themselves</source>
        <translation>自行暂停的节点尚未全部恢复运行</translation>
    </message>
    <message>
        <source>%1 nodes that had paused themselves run again</source>
        <translation>%1 个自行暂停的节点已恢复运行</translation>
    </message>
    <message>
        <source>Nodes that have paused themselves go on without those that are lost</source>
        <translation>自行暂停的节点不再等待已丢失的节点，继续运行</translation>
    </message>
    <message>
        <source>What they take from clients now, the others never get to know</source>
        <translation>它们此后从客户端接收的内容，其他节点永远不会知道</translation>
    </message>
    <message>
        <source>%1 has paused itself because it sees too few of its peers, and goes on by itself as soon as it sees enough: started now it would serve apart from them. Where they are lost for good, the plan is “quorum-queue-majority-lost”</source>
        <translation>%1 因看到的其他节点太少而自行暂停，看到足够多的节点后会自动继续：现在启动会使它脱离其他节点单独服务。如果其他节点已永久丢失，请使用计划“quorum-queue-majority-lost”</translation>
    </message>
    <message>
        <source>%1 is not seen to be gone with its host: %2</source>
        <translation>无法确认 %1 已随其主机一起消失：%2</translation>
    </message>
    <message>
        <source>%1 and %2 are both there and do not see each other: mend the network between them</source>
        <translation>%1 与 %2 都在，但彼此看不到：请修复它们之间的网络</translation>
    </message>
    <message>
        <source>Every node that does not serve has paused itself, and none is lost: mend the network between them</source>
        <translation>所有不提供服务的节点都是自行暂停的，没有节点丢失：请修复它们之间的网络</translation>
    </message>
    <message>
        <source>lack an approval that “%1” waits for: one before it that ends the plan where somebody says no, and on whose “done” it depends where that may be skipped</source>
        <translation>缺少“%1”所等待的批准：它之前须有一个批准（approval），有人拒绝时计划即结束；如果该批准可能被跳过，则它必须取决于其“done”</translation>
    </message>
    <message>
        <source>No queue needs %1 to stand</source>
        <translation>没有队列依赖 %1</translation>
    </message>
    <message>
        <source>%1 is not on the side that has lost: that is %2. Restarting the others would take what still serves</source>
        <translation>%1 不在失败的一侧，失败的一侧是 %2。重启其他节点会中断仍在提供的服务</translation>
    </message>
    <message>
        <source>Its peers see %1 run, and its own host does not say otherwise: %2</source>
        <translation>其他节点看到 %1 正在运行，其主机也没有相反的说法：%2</translation>
    </message>
    <message>
        <source>A node that its peers see run is not restarted for that. Look at its log; where it serves nobody, restart its service by hand</source>
        <translation>其他节点看到它正在运行，因此不会仅凭这一点重启。请查看其日志；如果它不再提供服务，请手动重启其服务</translation>
    </message>
    <message>
        <source>The service of %1 is not surely stopped (%2): its data stays where it is. Stop it first</source>
        <translation>无法确定 %1 的服务已停止（%2）：其数据保持原位。请先停止服务</translation>
    </message>
    <message>
        <source>%1 takes over from %2, with its backup %3.</source>
        <translation>%1 接管 %2，使用其备份 %3。</translation>
    </message>
    <message>
        <source>Restore the newest good backup of %1 into %2</source>
        <translation>将 %1 最新的可用备份恢复到 %2</translation>
    </message>
    <message>
        <source>Gone through at the table; nothing was touched</source>
        <translation>已在桌面上走完流程；未触及任何内容</translation>
    </message>
    <message>
        <source>It has not come to its end</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>Service was back after %1, later than the target of %2</source>
        <translation>服务在 %1 后恢复，晚于目标 %2</translation>
    </message>
    <message>
        <source>Service was back after %1, within the target of %2</source>
        <translation>服务在 %1 后恢复，在目标 %2 之内</translation>
    </message>
    <message>
        <source>%1 is off: not every node knows it</source>
        <translation>%1 未启用：并非每个节点都认识它</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 members online</source>
        <translation>%1 有 %2/%3 个成员在线</translation>
    </message>
    <message>
        <source>%1 nodes run, and the coordinator of the streams has no majority: only one of them can go on alone. Stop all but one, or delete the streams and restore them in another cluster</source>
        <translation>%1 个节点在运行，而流的协调者没有多数：只能由其中一个单独继续。请只留一个节点运行，或删除这些流并恢复到另一集群</translation>
    </message>
    <message>
        <source>%1 streams stand still, the first is %2</source>
        <translation>%1 个流停滞，第一个是 %2</translation>
    </message>
    <message>
        <source>%1 was told to go on alone with the streams, and does not lead them yet</source>
        <translation>已要求 %1 单独继续领导流，但它尚未领导</translation>
    </message>
    <message>
        <source>%1. It has no stream, and cannot have one any more</source>
        <translation>%1。它没有流，今后也无法再有</translation>
    </message>
    <message>
        <source>%1: bring a lost node back with its data, or restore into another cluster</source>
        <translation>%1：请带着数据恢复一个丢失的节点，或恢复到另一集群</translation>
    </message>
    <message>
        <source>Every stream has its majority and a leader</source>
        <translation>每个流都有多数和领导者</translation>
    </message>
    <message>
        <source>RabbitMQ on %1 has no way to bring the coordinator of its streams back without most of the nodes</source>
        <translation>%1 上的 RabbitMQ 在没有多数节点的情况下无法恢复流的协调者</translation>
    </message>
    <message>
        <source>The coordinator of the streams goes on with %1 alone</source>
        <translation>流的协调者以 %1 单独继续</translation>
    </message>
    <message>
        <source>The coordinator of the streams goes on with the node that is left</source>
        <translation>流的协调者以剩余节点继续</translation>
    </message>
    <message>
        <source>The coordinator of the streams has its majority</source>
        <translation>流的协调者拥有多数</translation>
    </message>
    <message>
        <source>The coordinator of the streams has no majority, and there is no stream: it is left alone</source>
        <translation>流的协调者没有多数，但也没有流：不作处理</translation>
    </message>
    <message>
        <source>The host of %1 does not say how the coordinator of the streams is</source>
        <translation>%1 的主机没有说明流的协调者状态</translation>
    </message>
    <message>
        <source>This cluster has no streams</source>
        <translation>此集群没有流</translation>
    </message>
    <message>
        <source>Which streams stand still</source>
        <translation>哪些流停滞</translation>
    </message>
    <message>
        <source>%1 does not run: a feature flag is enabled by all nodes or by none</source>
        <translation>%1 未运行：功能标志要么由所有节点启用，要么都不启用</translation>
    </message>
    <message>
        <source>%1 is on, by %2</source>
        <translation>%1 已由 %2 启用</translation>
    </message>
    <message>
        <source>%1 was told to enable every feature flag, and these are off still: %2</source>
        <translation>已要求 %1 启用所有功能标志，以下仍未启用：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Every stable feature flag is on</source>
        <translation>所有稳定的功能标志均已启用</translation>
    </message>
    <message>
        <source>Not every node knows %1: bring all nodes to one version first</source>
        <translation>并非每个节点都认识 %1：请先让所有节点使用同一版本</translation>
    </message>
    <message>
        <source>The stream %1 is led by nobody, and gets no member: it needs a backup</source>
        <translation>流 %1 无人领导，无法获得成员：需要从备份恢复</translation>
    </message>
    <message>
        <source>There is no node to ask</source>
        <translation>没有可以询问的节点</translation>
    </message>
    <message>
        <source>%1 has to stay for now: %2 would lose its majority</source>
        <translation>%1 目前必须保留：否则 %2 会失去多数</translation>
    </message>
    <message>
        <source>first %1, which does not answer: bring it back, with %2 where it was being upgraded. No other node leaves meanwhile</source>
        <translation>先处理没有响应的 %1：让它恢复，若它正在升级则使用 %2。在此期间不移出其他节点</translation>
    </message>
    <message>
        <source>first %1, which runs %2 and is in maintenance mode: take it out of that</source>
        <translation>先处理运行 %2 且处于维护模式的 %1：让它退出维护模式</translation>
    </message>
    <message>
        <source>next is %1, in maintenance mode already: it gets %2</source>
        <translation>下一个是已处于维护模式的 %1：升级到 %2</translation>
    </message>
    <message>
        <source>next is %1, which no queue needs: it gets %2</source>
        <translation>下一个是没有队列依赖的 %1：升级到 %2</translation>
    </message>
    <message>
        <source>no node answers</source>
        <translation>没有节点响应</translation>
    </message>
    <message>
        <source>nobody can list the queues: no node may leave before it is known which they need</source>
        <translation>无法列出队列：在得知队列依赖哪些节点之前，不可移出任何节点</translation>
    </message>
    <message>
        <source>without %1 only %2 of %3 nodes run, which is no majority: plan for an outage</source>
        <translation>没有 %1 则只有 %2/%3 个节点运行，不构成多数：请安排停机</translation>
    </message>
    <message>
        <source>Restore the backup %1</source>
        <translation>恢复备份 %1</translation>
    </message>
    <message>
        <source>Restore the backup %1 of %2 into %3</source>
        <translation>将 %2 的备份 %1 恢复到 %3</translation>
    </message>
    <message>
        <source>There are backups of several clusters, %1: name the one that is to be restored, at “Backup” or by “warrenctl recovery run %2 --backup BACKUP”</source>
        <translation>有多个集群的备份：%1。请在“备份”处或用“warrenctl recovery run %2 --backup BACKUP”指明要恢复的那一个</translation>
    </message>
    <message>
        <source>“%1” runs on the cluster that takes over, and there is no good backup with definitions and messages of another cluster than %2. Start it in the window of the cluster that takes over, or name the backup, at “Backup” or by “warrenctl recovery run %3 --backup BACKUP”</source>
        <translation>“%1”在接管的集群上运行，而除 %2 外没有其他集群含定义和消息的完好备份。请在接管集群的窗口中启动，或在“备份”处、用“warrenctl recovery run %3 --backup BACKUP”指明备份</translation>
    </message>
    <message>
        <source>“%1” runs on the cluster that takes over, and %2 is a production cluster with backups of its own. Where %2 does take over, name the backup that is to be restored, at “Backup” or by “warrenctl recovery run %3 --backup BACKUP”</source>
        <translation>“%1”在接管的集群上运行，而 %2 是有自己备份的生产集群。若确由 %2 接管，请在“备份”处或用“warrenctl recovery run %3 --backup BACKUP”指明要恢复的备份</translation>
    </message>
    <message>
        <source>All of it went as planned.</source>
        <translation>一切按计划进行。</translation>
    </message>
    <message>
        <source>Nobody had to decide anything.</source>
        <translation>无需任何人作出决定。</translation>
    </message>
    <message>
        <source>None has been written down yet.</source>
        <translation>尚未写下任何经验。</translation>
    </message>
    <message>
        <source>Service was back after %1; the target is %2</source>
        <translation>服务在 %1后恢复；目标为 %2</translation>
    </message>
    <message>
        <source>Service was back after %1, later than the target of %2</source>
        <translation>服务在 %1后恢复，晚于目标 %2</translation>
    </message>
    <message>
        <source>Service was back after %1, within the target of %2</source>
        <translation>服务在 %1后恢复，在目标 %2之内</translation>
    </message>
    <message>
        <source>%1 is a backup of %2: it says nothing of how %3 would come back</source>
        <translation>%1 是 %2 的备份：不能说明 %3 会如何恢复</translation>
    </message>
</context>
<context>
    <name>ReportChart</name>
    <message>
        <source>%1, %2</source>
        <comment>figure, subject</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ReportCharts</name>
    <message>
        <source>messages/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>count</source>
        <translation>个</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ReportDiff</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>变差</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>好转</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>A report is written as .json, .html or .pdf, not as %1</source>
        <translation>报告可写为 .json、.html 或 .pdf，而不是 %1</translation>
    </message>
</context>
<context>
    <name>ReportHtml</name>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理建议：%1</translation>
    </message>
    <message>
        <source>Takes %1. Risk: %2</source>
        <translation>耗时：%1。风险：%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>All %1 checks</source>
        <translation>全部 %1 项检查</translation>
    </message>
    <message>
        <source>Diagnosis of %1 (%2), %3; %4 checks in %5</source>
        <translation>%1（%2）的诊断，%3；%4 项检查，用时 %5</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Made by Warrener %1; report %2</source>
        <translation>由 Warrener %1 生成；报告 %2</translation>
    </message>
</context>
<context>
    <name>ReportJson</name>
    <message>
        <source>The report is larger than 32 MiB</source>
        <translation>报告大于 32 MiB</translation>
    </message>
    <message>
        <source>The report is not a JSON object</source>
        <translation>报告不是 JSON 对象</translation>
    </message>
    <message>
        <source>is no known figure</source>
        <translation>不是已知的指标</translation>
    </message>
    <message>
        <source>is not an https link</source>
        <translation>不是 https 链接</translation>
    </message>
    <message>
        <source>is not 1</source>
        <translation>不是 1</translation>
    </message>
    <message>
        <source>point to what is not there</source>
        <translation>指向不存在的内容</translation>
    </message>
    <message>
        <source>The report is not readable: %1</source>
        <translation>无法读取该报告：%1</translation>
    </message>
</context>
<context>
    <name>ReportPdf</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理建议：%1</translation>
    </message>
    <message>
        <source>Takes %1. Risk: %2</source>
        <translation>耗时：%1。风险：%2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Diagnosis of %1 (%2), %3; %4 checks in %5</source>
        <translation>%1（%2）的诊断，%3；%4 项检查，用时 %5</translation>
    </message>
    <message>
        <source>%1: report %2, made by Warrener %3</source>
        <translation>%1：报告 %2，由 Warrener %3 生成</translation>
    </message>
    <message>
        <source>The PDF could not be made</source>
        <translation>无法生成 PDF</translation>
    </message>
</context>
<context>
    <name>ReportRowDelegate</name>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
</context>
<context>
    <name>ReportRows</name>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Why a check could not be judged: &quot;could not be asked: connection refused&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1，另有 %2 项</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>class and count</comment>
        <extracomment>A fault class and how many of its checks passed: &quot;network 31&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ReportStore</name>
    <message>
        <source>There is no report %1</source>
        <translation>没有报告 %1</translation>
    </message>
    <message>
        <source>The report %1 cannot be read</source>
        <translation>无法读取报告 %1</translation>
    </message>
    <message>
        <source>The report %1 is too large</source>
        <translation>报告 %1 过大</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>“%1” is no name of a report</source>
        <translation>“%1”不是报告名称</translation>
    </message>
    <message>
        <source>The report %1 cannot be removed</source>
        <translation>无法删除报告 %1</translation>
    </message>
    <message>
        <source>There is no earlier report</source>
        <translation>没有更早的报告</translation>
    </message>
    <message>
        <source>The reference in %1 cannot be read</source>
        <translation>无法读取 %1 中的参考</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>dddd d MMMM, HH:mm:ss</source>
        <extracomment>Format of a day with its time; see QLocale::toString().</extracomment>
        <translation>M月d日 dddd HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMMM, HH:mm</source>
        <extracomment>Format of a day with its time, short; see QLocale::toString().</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1: %2, stopped early</source>
        <translation>%1：%2，提前中止</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RunBook</name>
    <message>
        <source>The cluster was closed</source>
        <translation>集群已关闭</translation>
    </message>
    <message>
        <source>The password of this cluster is not known yet</source>
        <translation>还不知道该集群的密码</translation>
    </message>
    <message>
        <source>“%1” is still running</source>
        <translation>“%1”仍在运行</translation>
    </message>
    <message>
        <source>The run cannot be finished: %1</source>
        <translation>该运行无法完成：%1</translation>
    </message>
    <message>
        <source>Stopped before anything was done</source>
        <translation>在执行任何操作之前已停止</translation>
    </message>
</context>
<context>
    <name>RunEngine</name>
    <message>
        <source>The profile is the one of the plan</source>
        <translation>配置与该计划所用的相同</translation>
    </message>
    <message>
        <source>The plan does not say for which profile of the cluster it was made</source>
        <translation>该计划没有说明它是为集群的哪份配置制定的</translation>
    </message>
    <message>
        <source>The profile of the cluster is not the one that the plan was made for</source>
        <translation>集群的配置不是制定该计划时的那一份</translation>
    </message>
    <message>
        <source>Make the plan anew, bring that profile back, or pass the rule “profile” and say why</source>
        <translation>请重新制定计划、恢复当时的配置，或跳过规则“profile”并说明原因</translation>
    </message>
    <message>
        <source>This Warrener lacks what the plan needs: %1</source>
        <translation>此版本的 Warrener 缺少该计划所需的操作：%1</translation>
    </message>
    <message>
        <source>Nobody can tell whether “%1” took effect, and doing it twice would do harm</source>
        <translation>无法判断“%1”是否已生效，而重复执行会造成损害</translation>
    </message>
    <message>
        <source>The run was left; the journal knows how far it came</source>
        <translation>该运行被中途放下；日志记录中有其进度</translation>
    </message>
    <message>
        <source>Aborted by %1</source>
        <translation>被 %1 中止</translation>
    </message>
    <message>
        <source>Aborted by %1: %2</source>
        <translation>被 %1 中止：%2</translation>
    </message>
    <message>
        <source>Another run is under way here</source>
        <translation>这里已有另一个运行正在进行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Stopped while waiting</source>
        <translation>在等待时被停止</translation>
    </message>
    <message>
        <source>It did not come true in time</source>
        <translation>未能及时满足条件</translation>
    </message>
    <message>
        <source>It did not come true in time; at last: %1</source>
        <translation>未能及时满足条件；最后的情况：%1</translation>
    </message>
    <message>
        <source>Nobody answered in time</source>
        <translation>没有人及时答复</translation>
    </message>
    <message>
        <source>%1 said no</source>
        <translation>%1 拒绝了</translation>
    </message>
    <message>
        <source>It had not taken effect</source>
        <translation>它没有生效</translation>
    </message>
    <message>
        <source>Refused by the rule “%1” (%2), which held when the run began</source>
        <translation>被规则“%1”（%2）拒绝，运行开始时该规则是成立的</translation>
    </message>
    <message>
        <source>The rule “%1” held when the run began, and does not any more</source>
        <translation>规则“%1”在运行开始时成立，现在不再成立</translation>
    </message>
    <message>
        <source>Somebody else has gone on with the run since it was looked at: look at it again</source>
        <translation>查看之后已有他人继续了此次运行：请重新查看</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>The records of the run hold no plan</source>
        <translation>该运行的记录中没有计划</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done in part</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undone in part</source>
        <translation>部分撤销</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>已中止</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Tried again after: %1</source>
        <translation>重试，此前：%1</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>跳过：%1</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>完成，用时 %1</translation>
    </message>
    <message>
        <source>Undo begins</source>
        <translation>开始撤销</translation>
    </message>
    <message>
        <source>Undone in %1</source>
        <translation>已撤销，用时 %1</translation>
    </message>
    <message>
        <source>Undo failed: %1</source>
        <translation>撤销失败：%1</translation>
    </message>
    <message>
        <source>Not undone: %1</source>
        <translation>未撤销：%1</translation>
    </message>
    <message>
        <source>%1 said yes</source>
        <translation>%1 答复：是</translation>
    </message>
    <message>
        <source>%1 said no</source>
        <translation>%1 答复：否</translation>
    </message>
    <message>
        <source>%1 said yes: %2</source>
        <translation>%1 答复：是，%2</translation>
    </message>
    <message>
        <source>%1 said no: %2</source>
        <translation>%1 答复：否，%2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>SafeFile</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>The user&apos;s systemd did not take the timer</source>
        <translation>用户的 systemd 未接受该定时器</translation>
    </message>
    <message>
        <source>“%1” is no time that systemd knows; an example is “hourly” or “*-*-* 06:00”</source>
        <translation>“%1”不是 systemd 可识别的时间；例如“hourly”或“*-*-* 06:00”</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be removed</source>
        <translation>无法删除文件 %1</translation>
    </message>
    <message>
        <source>“%1” cannot name a timer: letters a–z, digits, “.”, “_” and “-”, at most 120</source>
        <translation>“%1”不能用作定时器的名称：只能含字母 a–z、数字、“.”、“_”和“-”，最多 120 个字符</translation>
    </message>
    <message>
        <source>A line break cannot stand in what a timer starts</source>
        <translation>定时器要启动的命令中不能有换行</translation>
    </message>
    <message>
        <source>This command cannot be started by a timer</source>
        <translation>此命令不能由定时器启动</translation>
    </message>
    <message>
        <source>There is no systemd of this user on this machine</source>
        <translation>此计算机上没有该用户的 systemd</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>There is no place where a password could be kept</source>
        <translation>没有可存放密码的位置</translation>
    </message>
    <message>
        <source>There is no password for the user “%1” of %2</source>
        <translation>没有 %2 的用户“%1”的密码</translation>
    </message>
    <message>
        <source>Reading the password was cancelled</source>
        <translation>已取消读取密码</translation>
    </message>
    <message>
        <source>File descriptor %1 is not open</source>
        <translation>文件描述符 %1 未打开</translation>
    </message>
    <message>
        <source>No password came over file descriptor %1 within %2</source>
        <translation>%2内未从文件描述符 %1 收到密码</translation>
    </message>
    <message>
        <source>File descriptor %1 cannot be read</source>
        <translation>无法读取文件描述符 %1</translation>
    </message>
    <message>
        <source>The password on file descriptor %1 is longer than 4 KiB</source>
        <translation>文件描述符 %1 上的密码超过 4 KiB</translation>
    </message>
    <message>
        <source>File descriptor %1 gave no password</source>
        <translation>文件描述符 %1 未给出密码</translation>
    </message>
    <message>
        <source>A password cannot be kept in a file descriptor</source>
        <translation>无法在文件描述符中保存密码</translation>
    </message>
    <message>
        <source>A password cannot be removed from a file descriptor</source>
        <translation>无法从文件描述符中移除密码</translation>
    </message>
    <message>
        <source>%1 is not set</source>
        <translation>未设置 %1</translation>
    </message>
    <message>
        <source>A password cannot be kept in the environment</source>
        <translation>无法在环境变量中保存密码</translation>
    </message>
    <message>
        <source>A password cannot be removed from the environment</source>
        <translation>无法从环境变量中移除密码</translation>
    </message>
    <message>
        <source>The keychain service did not answer within %1</source>
        <translation>密钥链服务在 %1内未应答</translation>
    </message>
    <message>
        <source>The keychain holds no password for the user “%1” of %2</source>
        <translation>密钥链中没有 %2 的用户“%1”的密码</translation>
    </message>
    <message>
        <source>The keychain was not opened</source>
        <translation>密钥链未解锁</translation>
    </message>
    <message>
        <source>No keychain service runs here: set WARRENER_PASSWORD instead</source>
        <translation>本机没有密钥链服务：请改设 WARRENER_PASSWORD</translation>
    </message>
    <message>
        <source>The keychain service here does not work: set WARRENER_PASSWORD instead</source>
        <translation>本机密钥链服务不可用：请改设 WARRENER_PASSWORD</translation>
    </message>
</context>
<context>
    <name>SilenceProbe</name>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
</context>
<context>
    <name>SshFailure</name>
    <message>
        <source>The SSH configuration for %1 is not valid</source>
        <translation>%1 的 SSH 配置无效</translation>
    </message>
    <message>
        <source>The host key of %1 has changed: it was installed anew, or another machine answers in its place</source>
        <translation>%1 的主机密钥已变更：可能重装过，或有其他机器冒用其地址</translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet: connect once with ssh in a terminal and accept it</source>
        <translation>%1 的主机密钥未知：请先在终端用 ssh 连接一次并接受</translation>
    </message>
    <message>
        <source>%1 and this machine have no SSH algorithm in common</source>
        <translation>%1 与本机没有共同的 SSH 算法</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>%1 does not accept the SSH login: it knows none of the keys offered</source>
        <translation>%1 不接受 SSH 登录：不认识所提供的任何密钥</translation>
    </message>
    <message>
        <source>%1 refuses SSH: no SSH service listens there</source>
        <translation>%1 拒绝 SSH：没有 SSH 服务在监听</translation>
    </message>
    <message>
        <source>%1 accepts the connection, but its SSH service does not answer</source>
        <translation>%1 接受连接，但 SSH 服务无应答</translation>
    </message>
    <message>
        <source>The SSH connection to %1 was lost</source>
        <translation>与 %1 的 SSH 连接中断</translation>
    </message>
    <message>
        <source>%1 cannot be reached by SSH</source>
        <translation>无法经 SSH 访问 %1</translation>
    </message>
    <message>
        <source>SSH to %1 failed</source>
        <translation>SSH 到 %1 失败</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>cannot be undone</source>
        <translation>无法撤销</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>可以撤销</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>无需撤销</translation>
    </message>
    <message>
        <source>undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>takes longer than the %1 that are usual</source>
        <translation>比通常的 %1 更久</translation>
    </message>
    <message>
        <source>takes longer than the %1 that are usual</source>
        <translation>比通常的 %1更久</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待您处理</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Is being undone</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undo failed</source>
        <translation>撤销失败</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 steps are over</source>
        <translation>%1：%2，%4 个步骤已过 %3 个</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
</context>
<context>
    <name>SubjectCharts</name>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>Host CPU</source>
        <translation>主机 CPU</translation>
    </message>
    <message>
        <source>% of all cores</source>
        <translation>占全部核心 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>I/O wait</source>
        <translation>I/O 等待</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>% used</source>
        <translation>已用 %</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>1 min, per core</source>
        <translation>1 分钟，每核</translation>
    </message>
    <message>
        <source>load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>in</source>
        <translation>收</translation>
    </message>
    <message>
        <source>out</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at least so much free disk</comment>
        <translation>下限 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at most so much memory</comment>
        <translation>上限 %1</translation>
    </message>
</context>
<context>
    <name>SubjectView</name>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>last answer at %1</source>
        <translation>最近应答 %1</translation>
    </message>
</context>
<context>
    <name>TimeChart</name>
    <message>
        <source>forecast</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>TlsSetup</name>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>The file %1 is too large for a certificate or key</source>
        <translation>文件 %1 过大，不可能是证书或密钥</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate in PEM form</source>
        <translation>文件 %1 不含 PEM 格式的证书</translation>
    </message>
    <message>
        <source>The key %1 is locked by a passphrase: give one without</source>
        <translation>密钥 %1 有口令保护：请提供无口令的密钥</translation>
    </message>
    <message>
        <source>The file %1 holds no private key in PEM form</source>
        <translation>文件 %1 不含 PEM 格式的私钥</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
</context>
<context>
    <name>Webhook</name>
    <message>
        <source>The webhook is not an http or https URL</source>
        <translation>webhook 不是 http 或 https URL</translation>
    </message>
    <message>
        <source>The webhook on %1 did not take the message: %2</source>
        <translation>%1 上的 webhook 未接受消息：%2</translation>
    </message>
    <message>
        <source>The token of the webhook on %1 would travel unencrypted: give an https URL</source>
        <translation>%1 上 Webhook 的令牌将以明文传送：请使用 https 地址</translation>
    </message>
    <message>
        <source>The token of the webhook cannot be read from %1</source>
        <translation>无法从 %1 读取 Webhook 的令牌</translation>
    </message>
    <message>
        <source>webhookToken in the profile is none of “environment”, “keychain” and the absolute path of a file</source>
        <translation>配置中的 webhookToken 既不是“environment”、“keychain”，也不是文件的绝对路径</translation>
    </message>
    <message>
        <source>There is no token of the webhook where the profile says</source>
        <translation>配置所指之处没有 Webhook 的令牌</translation>
    </message>
</context>
<context>
    <name>WindowOptions</name>
    <message>
        <source>Desktop console for the operators of RabbitMQ clusters.</source>
        <translation>面向 RabbitMQ 集群运维人员的桌面控制台。</translation>
    </message>
    <message>
        <source>Open the cluster of this name.</source>
        <translation>打开此名称的集群。</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>配色：light、dark 或 system。</translation>
    </message>
    <message>
        <source>Language: en, zh_CN.</source>
        <translation>语言：en、zh_CN。</translation>
    </message>
    <message>
        <source>Wait until live data is on screen, save a picture, end.</source>
        <translation>等到屏幕显示实时数据后，保存截图并退出。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>窗口大小。</translation>
    </message>
    <message>
        <source>Page to open: overview, nodes, queues, activity, clusters.</source>
        <translation>要打开的页面：overview、nodes、queues、activity、clusters。</translation>
    </message>
    <message>
        <source>Longest wait for a picture, in seconds.</source>
        <translation>截图最长等待秒数。</translation>
    </message>
    <message>
        <source>Read the password from this file descriptor.</source>
        <translation>从此文件描述符读取密码。</translation>
    </message>
    <message>
        <source>--profile and --cluster exclude each other</source>
        <translation>--profile 与 --cluster 不能同时使用</translation>
    </message>
    <message>
        <source>“%1” is not an option</source>
        <translation>“%1”不是选项</translation>
    </message>
    <message>
        <source>--theme takes light, dark or system</source>
        <translation>--theme 取 light、dark 或 system</translation>
    </message>
    <message>
        <source>--size takes a size like 1440x900</source>
        <translation>--size 取形如 1440x900 的大小</translation>
    </message>
    <message>
        <source>--timeout takes seconds between 1 and 3600</source>
        <translation>--timeout 取 1 到 3600 秒</translation>
    </message>
    <message>
        <source>--password-fd takes the number of an open file descriptor</source>
        <translation>--password-fd 取已打开的文件描述符编号</translation>
    </message>
    <message>
        <source>Open the cluster that this profile describes; else the one that WARRENER_PROFILE names.</source>
        <translation>打开此配置文件描述的集群；否则打开 WARRENER_PROFILE 指定的集群。</translation>
    </message>
</context>
<context>
    <name>warrenctl</name>
    <message numerus="yes">
        <source>All %n node(s) answer: from now on each of them is protected</source>
        <translation>
            <numerusform>全部 %n 个节点均有应答：从现在起每个节点都受到保护</numerusform>
        </translation>
    </message>
    <message>
        <source>CLUSTER</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>ENVIRONMENT</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>NODES</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>There is no cluster in %1 yet; the window adds one from its URL.</source>
        <translation>%1 中尚无集群；可在窗口中凭 URL 添加。</translation>
    </message>
    <message>
        <source>There is no cluster in %1 yet; name a profile with --profile FILE</source>
        <translation>%1 中尚无集群；请用 --profile FILE 指定配置</translation>
    </message>
    <message>
        <source>There are several clusters; choose one with --cluster NAME</source>
        <translation>有多个集群；请用 --cluster NAME 选择</translation>
    </message>
    <message>
        <source>Nobody has answered within the time allowed</source>
        <translation>限时内无应答</translation>
    </message>
    <message>
        <source>NODE</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>VERSION</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>UP</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>MEMORY</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>LIMIT</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>DISK FREE</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>DESCRIPTORS</source>
        <translation>描述符</translation>
    </message>
    <message>
        <source>RUN QUEUE</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>DISK</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>LOAD</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>NET IN</source>
        <translation>网络收</translation>
    </message>
    <message>
        <source>NET OUT</source>
        <translation>网络发</translation>
    </message>
    <message>
        <source>SCORE</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>PROXY</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>SERVERS UP</source>
        <translation>可用后端</translation>
    </message>
    <message>
        <source>SESSIONS</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Use this cluster profile file.</source>
        <translation>使用此集群配置文件。</translation>
    </message>
    <message>
        <source>Use this cluster of the configuration folder.</source>
        <translation>使用配置文件夹中的此集群。</translation>
    </message>
    <message>
        <source>Print text (default) or json.</source>
        <translation>输出 text（默认）或 json。</translation>
    </message>
    <message>
        <source>Read the password from this file descriptor.</source>
        <translation>从此文件描述符读取密码。</translation>
    </message>
    <message>
        <source>Wait at most this many seconds for answers (default 10).</source>
        <translation>等待应答的最长秒数（默认 10）。</translation>
    </message>
    <message>
        <source>A command is missing: one of %1</source>
        <translation>缺少命令：可选 %1</translation>
    </message>
    <message>
        <source>“%1” is no command; there are %2</source>
        <translation>“%1”不是命令；可用的有 %2</translation>
    </message>
    <message>
        <source>“%1” is one argument too many</source>
        <translation>“%1”是多余的参数</translation>
    </message>
    <message>
        <source>--format takes text or json</source>
        <translation>--format 取 text 或 json</translation>
    </message>
    <message>
        <source>--profile and --cluster cannot be given together</source>
        <translation>--profile 与 --cluster 不能同时使用</translation>
    </message>
    <message>
        <source>--password-fd takes the number of an open file descriptor</source>
        <translation>--password-fd 取已打开的文件描述符编号</translation>
    </message>
    <message>
        <source>--wait takes 1 to 600 seconds</source>
        <translation>--wait 取 1 到 600 秒</translation>
    </message>
    <message>
        <source>--match is no regular expression: %1, at character %2</source>
        <translation>--match 不是正则表达式：%1，第 %2 个字符</translation>
    </message>
    <message>
        <source>--sort takes one of %1</source>
        <translation>--sort 可选 %1</translation>
    </message>
    <message>
        <source>--limit takes a whole number from 1</source>
        <translation>--limit 取不小于 1 的整数</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No node has told about its queues</source>
        <translation>没有节点报告队列</translation>
    </message>
    <message>
        <source>QUEUE</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>VHOST</source>
        <translation>VHOST</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>LEADER</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>MEMBERS</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>UNACKED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>IN/S</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>OUT/S</source>
        <translation>出/秒</translation>
    </message>
    <message>
        <source>ACK/S</source>
        <translation>确认/秒</translation>
    </message>
    <message>
        <source>CONSUMERS</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>%1 of %2 matching queues shown</source>
        <translation>显示 %1/%2 个匹配的队列</translation>
    </message>
    <message>
        <source>Messages: %1 ready, %2 unacknowledged; %3 in, %4 out, %5 acknowledged a second
Clients: %6 connections, %7 channels, %8 consumers, %9 queues
</source>
        <translation>消息：就绪 %1，未确认 %2；每秒入 %3，出 %4，确认 %5
客户端：%6 个连接，%7 个信道，%8 个消费者，%9 个队列
</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The reason, for the journal.</source>
        <translation>原因，写入日志记录。</translation>
    </message>
    <message>
        <source>Print the plan, ask its checks, change nothing.</source>
        <translation>打印计划并执行其检查，不做任何更改。</translation>
    </message>
    <message>
        <source>Do not ask for a confirmation.</source>
        <translation>不要求确认。</translation>
    </message>
    <message>
        <source>The name of the production cluster, to confirm.</source>
        <translation>生产集群的名称，用于确认。</translation>
    </message>
    <message>
        <source>Pass this guard rule; --why says why.</source>
        <translation>越过此保护规则；用 --why 说明原因。</translation>
    </message>
    <message>
        <source>--graceful and --forced cannot be given together</source>
        <translation>--graceful 和 --forced 不能同时给出</translation>
    </message>
    <message>
        <source>--override needs --why: whoever reads the journal wants to know</source>
        <translation>--override 需要 --why：查看日志的人想知道原因</translation>
    </message>
    <message>
        <source>--direction takes finish or undo</source>
        <translation>--direction 取 finish 或 undo</translation>
    </message>
    <message>
        <source>%1 of %2 answers: %3</source>
        <translation>%2 项中已应答 %1 项：%3</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>预期：%1</translation>
    </message>
    <message>
        <source>Takes %1. Risk: %2</source>
        <translation>耗时：%1。风险：%2</translation>
    </message>
    <message>
        <source>Since the report of %1:</source>
        <translation>与 %1 的报告相比：</translation>
    </message>
    <message>
        <source>It was stopped before all had answered: what is not named here may still be wrong.</source>
        <translation>诊断在全部应答之前被停止：此处未提到的仍可能有问题。</translation>
    </message>
    <message>
        <source>SECTION</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>CRITICAL</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>WARNING</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>PASSED</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>NOT JUDGED</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 checks in %2; report %3</source>
        <translation>%1 项检查，用时 %2；报告 %3</translation>
    </message>
    <message>
        <source>“%1” is no node of %2; there are %3</source>
        <translation>“%1”不是 %2 的节点；有 %3</translation>
    </message>
    <message>
        <source>The chain of %1 is broken in %2 at line %3: %4</source>
        <translation>%1 的链在 %2 第 %3 行断裂：%4</translation>
    </message>
    <message>
        <source>The chain of %1 is whole: %2 records, the last is %3</source>
        <translation>%1 的链完整：%2 条记录，最后一条是 %3</translation>
    </message>
    <message>
        <source>Recommended: %1. %2.</source>
        <translation>建议：%1。%2。</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>To finish:</source>
        <translation>完成所需：</translation>
    </message>
    <message>
        <source>To undo:</source>
        <translation>撤销所需：</translation>
    </message>
    <message>
        <source>No run was left in the middle</source>
        <translation>没有中途停下的运行</translation>
    </message>
    <message>
        <source>The journal has no run yet</source>
        <translation>日志还没有运行</translation>
    </message>
    <message>
        <source>The run cannot be finished: %1</source>
        <translation>该运行无法完成：%1</translation>
    </message>
    <message>
        <source>--schedule and --unschedule are given alone</source>
        <translation>--schedule 和 --unschedule 须单独使用</translation>
    </message>
    <message>
        <source>--schedule takes a time that systemd knows, as in “hourly” or “*-*-* 06:00”</source>
        <translation>--schedule 需要 systemd 认识的时间，例如“hourly”或“*-*-* 06:00”</translation>
    </message>
    <message>
        <source>--out takes a file that ends in .json, .html or .pdf</source>
        <translation>--out 需要以 .json、.html 或 .pdf 结尾的文件</translation>
    </message>
    <message>
        <source>--webhook takes an http or https URL</source>
        <translation>--webhook 需要 http 或 https URL</translation>
    </message>
    <message>
        <source>check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>holds now</source>
        <translation>目前成立</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>does not hold now</source>
        <translation>目前不成立</translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation>不能撤销</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>无需撤销</translation>
    </message>
    <message>
        <source>CANDIDATE</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>POINTS</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>VERDICT</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Guard rules</source>
        <translation>保护规则</translation>
    </message>
    <message>
        <source>Steps, about %1, at most %2</source>
        <translation>步骤，约 %1，最多 %2</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>TOOK</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1，运行 %2</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>好处</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Reasons to wait</source>
        <translation>等待的理由</translation>
    </message>
    <message>
        <source>SERVER</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>WEIGHT</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Most clients and leaders are on %1.</source>
        <translation>大部分客户端和领导者在 %1 上。</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Lease held at %1</source>
        <translation>租约在 %1</translation>
    </message>
    <message>
        <source>Lease lost: %1</source>
        <translation>租约丢失：%1</translation>
    </message>
    <message>
        <source>warrenctl: refused by the rule “%1”: %2%3</source>
        <translation>warrenctl：被规则“%1”拒绝：%2%3</translation>
    </message>
    <message>
        <source> (--override %1 --why TEXT passes it)</source>
        <translation>（--override %1 --why TEXT 可越过）</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>--confirm names %1, this is %2</source>
        <translation>--confirm 给出的是 %1，而这是 %2</translation>
    </message>
    <message>
        <source>%1 is a production cluster: it takes --yes --confirm %1</source>
        <translation>%1 是生产集群：需要 --yes --confirm %1</translation>
    </message>
    <message>
        <source>Nobody can confirm here: it takes --yes</source>
        <translation>这里没有人可以确认：需要 --yes</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>输入 %1 以确认：</translation>
    </message>
    <message>
        <source>Go on? [y/N]</source>
        <translation>继续吗？[y/N]</translation>
    </message>
    <message>
        <source>Not confirmed, nothing was done</source>
        <translation>未确认，没有做任何更改</translation>
    </message>
    <message>
        <source>%1 is diagnosed by a systemd timer from now on: %2</source>
        <translation>从现在起，%1 由 systemd 定时器诊断：%2</translation>
    </message>
    <message>
        <source>No timer diagnoses %1 any more</source>
        <translation>不再有定时器诊断 %1</translation>
    </message>
    <message>
        <source>%1 is watched, and failed over without a question</source>
        <translation>%1 受到监视，并会不经询问进行故障转移</translation>
    </message>
    <message>
        <source>%1: watched every %2, failed over after %3 failures in a row</source>
        <translation>%1：每 %2 监视一次，连续失败 %3 次后故障转移</translation>
    </message>
    <message>
        <source>%1 needs --node NODE</source>
        <translation>%1 需要 --node NODE</translation>
    </message>
    <message>
        <source>restart needs either --node NODE or --proxy NAME</source>
        <translation>restart 需要 --node NODE 或 --proxy NAME 之一</translation>
    </message>
    <message>
        <source>close-connections needs either --node NODE or --user USER</source>
        <translation>close-connections 需要 --node NODE 或 --user USER 之一</translation>
    </message>
    <message>
        <source>--%1 takes 1 to %2</source>
        <translation>--%1 取值 1 至 %2</translation>
    </message>
    <message>
        <source>--%1 does not belong to the command %2, but to %3</source>
        <translation>--%1 不属于命令 %2，而属于 %3</translation>
    </message>
    <message>
        <source>The node, by its whole or short name.</source>
        <translation>节点，全名或简称。</translation>
    </message>
    <message>
        <source>Guard rules and steps, each asked as things stand; changes nothing.</source>
        <translation>保护规则与步骤，逐一按当前情况检查；不做任何更改。</translation>
    </message>
    <message>
        <source>Makes that plan and runs it.</source>
        <translation>制定该计划并执行。</translation>
    </message>
    <message>
        <source>Spreads queue leaders evenly.</source>
        <translation>均匀分布队列领导者。</translation>
    </message>
    <message>
        <source>Puts a node into maintenance mode.</source>
        <translation>使节点进入维护模式。</translation>
    </message>
    <message>
        <source>Takes a node out of maintenance mode.</source>
        <translation>使节点退出维护模式。</translation>
    </message>
    <message>
        <source>The proxy; it gets the states of its servers back, which only its memory knew.</source>
        <translation>代理；其服务器状态只存在于内存中，重启后会予以恢复。</translation>
    </message>
    <message>
        <source>Restarts the service of a broker, or HAProxy.</source>
        <translation>重启 broker 的服务，或重启 HAProxy。</translation>
    </message>
    <message>
        <source>The user whose clients are meant.</source>
        <translation>所指客户端的用户。</translation>
    </message>
    <message>
        <source>Clients asked to reconnect in one second.</source>
        <translation>每秒要求重连的客户端数。</translation>
    </message>
    <message>
        <source>Asks the clients of a node or user to reconnect, at a bounded rate.</source>
        <translation>以受限的速率要求某节点或某用户的客户端重连。</translation>
    </message>
    <message>
        <source>--plan names a whole plan: no options that make one stand beside it</source>
        <translation>--plan 指定的是完整计划：不能同时给出制定计划的选项</translation>
    </message>
    <message>
        <source>--%1 takes no value</source>
        <translation>--%1 不取值</translation>
    </message>
    <message>
        <source>%1 needs %2: %3</source>
        <translation>%1 需要 %2：%3</translation>
    </message>
    <message>
        <source>%1 is no option of %2</source>
        <translation>%1 不是 %2 的选项</translation>
    </message>
    <message>
        <source>%1 needs a value</source>
        <translation>%1 需要一个值</translation>
    </message>
    <message>
        <source>These arguments cannot be read: %1</source>
        <translation>无法解读这些参数：%1</translation>
    </message>
    <message>
        <source>The diagnosis: verdict, causes with symptoms and evidence, what to do.</source>
        <translation>诊断：结论、原因及其症状与证据、应对措施。</translation>
    </message>
    <message>
        <source>Every report is kept. Ctrl+C stops softly: what has answered becomes a report that says so, with exit code 1; a second one ends the program at once. Exit code 3 means that nothing of the cluster took a connection, no broker, host or proxy.</source>
        <translation>每份报告都会保存。Ctrl+C 平缓停止：已得到的回答写成一份注明此事的报告，退出码为 1；再按一次则立即结束程序。退出码 3 表示集群中没有任何 broker、主机或代理接受连接。</translation>
    </message>
    <message>
        <source>Write the report to this file too: .json, .html or .pdf.</source>
        <translation>同时将报告写入此文件：.json、.html 或 .pdf。</translation>
    </message>
    <message>
        <source>Compare with the last report, or with the one of this id.</source>
        <translation>与上一份报告或指定编号的报告对比。</translation>
    </message>
    <message>
        <source>POST to this URL when the verdict has changed (else to the profile&apos;s webhook).</source>
        <translation>结论变化时向此 URL 发送 POST（否则发往配置中的 webhook）。</translation>
    </message>
    <message>
        <source>Keep definitions and configuration files as they are now, to find later what was deleted or changed.</source>
        <translation>保存当前的定义与配置文件作为参考，以便日后发现删除与变更。</translation>
    </message>
    <message>
        <source>Let a systemd timer of yours do it, as in “hourly” or “*-*-* 06:00”.</source>
        <translation>由您的 systemd 定时器执行，例如“hourly”或“*-*-* 06:00”。</translation>
    </message>
    <message>
        <source>Take that timer away.</source>
        <translation>移除该定时器。</translation>
    </message>
    <message>
        <source>The node that is left; without it the busiest one, or with --forced the one that is down.</source>
        <translation>要离开的节点；不指定时取最繁忙的节点，使用 --forced 时取已停止的节点。</translation>
    </message>
    <message>
        <source>The node that takes over (default: the best candidate).</source>
        <translation>接管的节点（默认：最佳候选）。</translation>
    </message>
    <message>
        <source>Planned, with the node&apos;s cooperation (default).</source>
        <translation>计划内，有该节点配合（默认）。</translation>
    </message>
    <message>
        <source>The node is dead; it is fenced.</source>
        <translation>节点已失效；将被隔离。</translation>
    </message>
    <message>
        <source>Move the clients only; the node stays in service.</source>
        <translation>只迁移客户端；节点继续服务。</translation>
    </message>
    <message>
        <source>So many minutes (default: until resumed).</source>
        <translation>暂停的分钟数（默认直到恢复）。</translation>
    </message>
    <message>
        <source>Candidates, guard rules and steps, each asked as things stand; changes nothing.</source>
        <translation>候选节点、保护规则与步骤，逐一按当前情况检查；不做任何更改。</translation>
    </message>
    <message>
        <source>The servers of every proxy, candidates, whether a failback is advisable.</source>
        <translation>各代理的服务器、候选节点、是否宜回切。</translation>
    </message>
    <message>
        <source>Ends the block that keeps the automatic from another failover.</source>
        <translation>解除阻止自动功能再次故障转移的封锁。</translation>
    </message>
    <message>
        <source>Nothing is done by itself meanwhile, by watch or by a window of the same user.</source>
        <translation>在此期间，watch 与同一用户的窗口都不会自动采取行动。</translation>
    </message>
    <message>
        <source>Ends the pause.</source>
        <translation>结束暂停。</translation>
    </message>
    <message>
        <source>Moves all clients off a node: planned, or because it is dead.</source>
        <translation>把所有客户端移出某节点：计划内，或因其失效。</translation>
    </message>
    <message>
        <source>The node that is returned to (default: the one that is out of service).</source>
        <translation>要返回的节点（默认：停止服务的节点）。</translation>
    </message>
    <message>
        <source>Back to a node that has returned.</source>
        <translation>回切到已恢复的节点。</translation>
    </message>
    <message>
        <source>The plan, with benefits, risks and reasons to wait; changes nothing.</source>
        <translation>计划及其收益、风险与等待的理由；不做任何更改。</translation>
    </message>
    <message>
        <source>Automatic failover without a window, until Ctrl+C.</source>
        <translation>无窗口的自动故障转移，直到 Ctrl+C。</translation>
    </message>
    <message>
        <source>Every decision is in the journal, those not to act too.</source>
        <translation>每个决定都记入日志，包括不采取行动的决定。</translation>
    </message>
    <message>
        <source>POST each decision to this URL (else to the profile&apos;s webhook).</source>
        <translation>将每个决定以 POST 发往此 URL（否则发往配置中的 webhook）。</translation>
    </message>
    <message>
        <source>%1 May be given several times.</source>
        <translation>%1可多次给出。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Without one of them %1 is meant; %2 tells its options.</source>
        <translation>未指定时即为 %1；其选项见 %2。</translation>
    </message>
    <message>
        <source>Argument:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>所有命令通用的选项：</translation>
    </message>
    <message>
        <source>finish or undo (default: as recommended).</source>
        <translation>finish（完成）或 undo（撤销）（默认：按建议）。</translation>
    </message>
    <message>
        <source>What was done, by whom and why; what was left in the middle.</source>
        <translation>做过什么、由谁、为何；哪些中途停下。</translation>
    </message>
    <message>
        <source>Runs and notes, newest first.</source>
        <translation>运行与备注，最新在前。</translation>
    </message>
    <message>
        <source>One run, step by step.</source>
        <translation>一次运行的逐步记录。</translation>
    </message>
    <message>
        <source>A run&apos;s id (default: the newest run).</source>
        <translation>运行编号（默认：最新的运行）。</translation>
    </message>
    <message>
        <source>Finishes or undoes a run that was left in the middle.</source>
        <translation>完成或撤销中途停下的运行。</translation>
    </message>
    <message>
        <source>A run&apos;s id (default: the newest one that has not ended).</source>
        <translation>运行编号（默认：最新的未结束运行）。</translation>
    </message>
    <message>
        <source>This one; needed where there are several.</source>
        <translation>这一个；有多个时必须指定。</translation>
    </message>
    <message>
        <source>Write the recommended configuration to this file.</source>
        <translation>将推荐的配置写入此文件。</translation>
    </message>
    <message>
        <source>How a proxy should be configured, what is wrong with it, and the difference; changes nothing.</source>
        <translation>代理应如何配置、现有配置有何问题以及二者的差异；不做任何更改。</translation>
    </message>
    <message>
        <source>The configuration of a proxy.</source>
        <translation>代理的配置。</translation>
    </message>
    <message>
        <source>Checks the chain of hashes.</source>
        <translation>检查哈希链。</translation>
    </message>
    <message>
        <source>Lists the profiles of the configuration folder; asks no broker.</source>
        <translation>列出配置文件夹中的配置；不询问任何 broker。</translation>
    </message>
    <message>
        <source>Verdict, findings, the state of each node, host and proxy, figures of the cluster.</source>
        <translation>结论、发现，各节点、主机与代理的状态，集群的数据。</translation>
    </message>
    <message>
        <source>Nodes, hosts and proxies with their figures.</source>
        <translation>节点、主机与代理及其数据。</translation>
    </message>
    <message>
        <source>Queues with their figures.</source>
        <translation>队列及其数据。</translation>
    </message>
    <message>
        <source>Only names that match this regular expression.</source>
        <translation>仅限名称匹配此正则表达式者。</translation>
    </message>
    <message>
        <source>Order by this column, largest first, names from A to Z: %1.</source>
        <translation>按此列排序，大者在前，名称按字母顺序：%1。</translation>
    </message>
    <message>
        <source>At most this many.</source>
        <translation>最多这么多。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Synopsis</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Options of every command</source>
        <translation>所有命令通用的选项</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>The plan of %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的计划：%2</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>大于 %1</translation>
    </message>
    <message>
        <source>The plan “%1” was made for %2, this is %3</source>
        <translation>计划“%1”是为 %2 制定的，而这是 %3</translation>
    </message>
    <message>
        <source>The profile of %1 has changed since the plan “%2” was made: make it anew</source>
        <translation>制定计划“%2”之后，%1 的配置已更改：请重新制定</translation>
    </message>
    <message>
        <source>“%1”, made %2</source>
        <translation>“%1”，制定于 %2</translation>
    </message>
    <message>
        <source>Prints what makes a shell complete these commands.</source>
        <translation>输出供 shell 补全这些命令的脚本。</translation>
    </message>
    <message>
        <source>bash: source &lt;(warrenctl completion bash)
zsh: warrenctl completion zsh &gt; a folder of $fpath, as _warrenctl
fish: warrenctl completion fish | source

The packages install all three. clusters and nodes print the names that these scripts offer, one a line.</source>
        <translation>bash：source &lt;(warrenctl completion bash)
zsh：将 warrenctl completion zsh 的输出以 _warrenctl 之名存入 $fpath 的文件夹
fish：warrenctl completion fish | source

安装包会安装全部三者。clusters 与 nodes 输出这些脚本所提供的名称，每行一个。</translation>
    </message>
    <message>
        <source>One of %1.</source>
        <translation>可选 %1 之一。</translation>
    </message>
    <message>
        <source>“%1” is no shell known here; there are %2</source>
        <translation>不认识“%1”这个 shell；可选 %2</translation>
    </message>
    <message>
        <source>Prints what there is to know about a command.</source>
        <translation>输出某命令的说明。</translation>
    </message>
    <message>
        <source>The command&apos;s words (default: all commands in short).</source>
        <translation>命令的各个词（默认：所有命令的概览）。</translation>
    </message>
    <message>
        <source>Prints the manual page, for man -l.</source>
        <translation>输出手册页，供 man -l 使用。</translation>
    </message>
    <message>
        <source>; did you mean “%1”?</source>
        <translation>；是否指“%1”？</translation>
    </message>
    <message>
        <source>“%1” is no command</source>
        <translation>没有“%1”这个命令</translation>
    </message>
    <message>
        <source>Print what there is to know about the command.</source>
        <translation>输出该命令的说明。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>输出版本。</translation>
    </message>
    <message>
        <source>Run the plan of this file, as “plan --format json” printed it, instead of a new one.</source>
        <translation>执行此文件中的计划（由“plan --format json”输出），而不制定新的计划。</translation>
    </message>
    <message>
        <source>--plan takes the file of a saved plan</source>
        <translation>--plan 需要已保存计划的文件</translation>
    </message>
    <message>
        <source>looks at RabbitMQ clusters and their hosts, and changes them, from a terminal</source>
        <translation>在终端查看并更改 RabbitMQ 集群及其主机</translation>
    </message>
    <message>
        <source>What the window of Warrener shows and does, for terminals and scripts. Options may stand before or after the command.

Without --profile and --cluster the file that WARRENER_PROFILE names is taken, else the only profile of the configuration folder. The password comes from --password-fd, else from WARRENER_PASSWORD, else from the keychain; never from the command line.

Commands that change a cluster ask on a terminal, and elsewhere need --yes; a production cluster also needs --confirm with its name. Ctrl+C aborts a run and takes back what was done; a killed one is in the journal.

With --format json one document is printed on standard output, everything else on standard error.</source>
        <translation>Warrener 窗口所显示和所做的一切，供终端与脚本使用。选项可置于命令之前或之后。

未给出 --profile 与 --cluster 时，取 WARRENER_PROFILE 指定的文件，否则取配置文件夹中唯一的配置。密码取自 --password-fd，其次 WARRENER_PASSWORD，再次钥匙串；从不取自命令行。

更改集群的命令在终端上会先询问，其他场合需要 --yes；生产集群还需要用 --confirm 给出其名称。Ctrl+C 中止运行并撤回已做的更改；被强行结束的运行记录在日志中。

使用 --format json 时，标准输出上只有一份文档，其余都输出到标准错误。</translation>
    </message>
    <message>
        <source>Exit codes</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>0: done, or healthy (a warning is named, and still 0).
1: failed, or unhealthy.
2: wrong usage.
3: no node could be reached, or none lets this user in.
4: refused by a guard rule, which is named.</source>
        <translation>0：完成或健康（有警告时会指出，仍为 0）。
1：失败或不健康。
2：用法错误。
3：无法连接任何节点，或没有节点允许此用户登录。
4：被保护规则拒绝，并指出该规则。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>WARRENER_PROFILE: the profile file to use.
WARRENER_PASSWORD: the password of the profile&apos;s user.
XDG_CONFIG_HOME: its folder warrener/clusters holds the profiles.</source>
        <translation>WARRENER_PROFILE：要使用的配置文件。
WARRENER_PASSWORD：配置中用户的密码。
XDG_CONFIG_HOME：其下的 warrener/clusters 文件夹存放配置。</translation>
    </message>
    <message>
        <source>The profile of %1 names no proxy</source>
        <translation>%1 的配置中没有代理</translation>
    </message>
    <message>
        <source>Which proxy? --proxy takes one of %1</source>
        <translation>哪一个代理？--proxy 可取 %1</translation>
    </message>
    <message>
        <source>There is no proxy “%1”; there is %2</source>
        <translation>没有代理“%1”；有 %2</translation>
    </message>
    <message>
        <source>The present configuration of %1 could not be read: %2</source>
        <translation>无法读取 %1 的当前配置：%2</translation>
    </message>
    <message>
        <source>The present configuration of %1 (%2) has no fault that matters to AMQP</source>
        <translation>%1 的当前配置（%2）没有影响 AMQP 的问题</translation>
    </message>
    <message>
        <source>What is wrong with the present configuration of %1 (%2):</source>
        <translation>%1 的当前配置（%2）的问题：</translation>
    </message>
    <message>
        <source>It is the recommended one, line by line</source>
        <translation>与推荐配置逐行相同</translation>
    </message>
    <message>
        <source>From the present one to the recommended one:</source>
        <translation>从当前配置到推荐配置：</translation>
    </message>
    <message>
        <source>The recommended configuration stands in %1</source>
        <translation>推荐配置已写入 %1</translation>
    </message>
    <message>
        <source>The failover is aborted, and what was done is taken back.</source>
        <translation>正在中止故障切换，并撤销已完成的操作。</translation>
    </message>
    <message>
        <source>A failover is under way: this ends when that has ended. Once more aborts it and takes back what was done.</source>
        <translation>故障切换正在进行：它结束后本程序才结束。再按一次将中止它并撤销已完成的操作。</translation>
    </message>
    <message>
        <source>The automatic failover can act again</source>
        <translation>自动故障转移又可以动作了</translation>
    </message>
    <message>
        <source>The automatic failover CANNOT ACT: %1</source>
        <translation>自动故障转移无法动作：%1</translation>
    </message>
    <message>
        <source>The automatic failover is NOT ARMED: %1</source>
        <translation>自动故障转移未启用：%1</translation>
    </message>
    <message>
        <source>warrenctl: %1. What is done now is written elsewhere, XDG_DATA_HOME=%2 warrenctl journal shows it</source>
        <translation>warrenctl：%1。现在所做的操作另行记录，可用 XDG_DATA_HOME=%2 warrenctl journal 查看</translation>
    </message>
    <message>
        <source>refused by the rule “%1”: %2 (--override %1 --why TEXT writes into a journal of its own)</source>
        <translation>被规则“%1”拒绝：%2（--override %1 --why TEXT 会写入单独的日志记录）</translation>
    </message>
    <message>
        <source>LEADS TO</source>
        <translation>通向</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a node, and what its clients speak</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>not certain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>no node</source>
        <translation>无节点</translation>
    </message>
    <message>
        <source>The plan “%1” does not say which command runs it: make it anew</source>
        <translation>计划“%1”没有说明由哪个命令运行：请重新制定</translation>
    </message>
    <message>
        <source>The plan “%1” is none of %2: warrenctl %3 run --plan runs it</source>
        <translation>计划“%1”不属于 %2：请用 warrenctl %3 run --plan 运行</translation>
    </message>
    <message>
        <source>--webhook: a URL that holds a secret does not belong among the arguments: write it into a file and give --webhook @FILE, or name its token by the profile&apos;s webhookToken</source>
        <translation>--webhook：含有机密的地址不应出现在命令行参数中：请将其写入文件并使用 --webhook @FILE，或在配置的 webhookToken 中指明其令牌</translation>
    </message>
    <message>
        <source>--webhook: %1 cannot be read</source>
        <translation>--webhook：无法读取 %1</translation>
    </message>
    <message>
        <source>Starts the service of a broker that does not run.</source>
        <translation>启动未运行的 broker 的服务。</translation>
    </message>
    <message>
        <source>Starts RabbitMQ in an Erlang VM that runs without it.</source>
        <translation>在运行中但没有 RabbitMQ 的 Erlang 虚拟机里启动 RabbitMQ。</translation>
    </message>
    <message>
        <source>Lets a broker go on whose process was stopped by a signal.</source>
        <translation>让被信号暂停的 broker 进程继续运行。</translation>
    </message>
    <message>
        <source>Standard output takes no more</source>
        <translation>标准输出无法再写入</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>cat --path prints the file itself: no --format json</source>
        <translation>cat --path 输出文件本身：不支持 --format json</translation>
    </message>
    <message>
        <source>The profile names no second place (backup.secondPlace)</source>
        <translation>配置中没有第二存放处（backup.secondPlace）</translation>
    </message>
    <message>
        <source>%1 was there: %2</source>
        <translation>%1 已在那里：%2</translation>
    </message>
    <message>
        <source>%1 copied: %2</source>
        <translation>%1 已复制：%2</translation>
    </message>
    <message>
        <source>Every good backup has been copied</source>
        <translation>所有有效备份均已复制</translation>
    </message>
    <message>
        <source>%1 stays whatever the rules say</source>
        <translation>无论规则如何都保留 %1</translation>
    </message>
    <message>
        <source>%1 is left to the rules</source>
        <translation>%1 交由规则决定</translation>
    </message>
    <message>
        <source>%1 holds all of %2 itself</source>
        <translation>%1 自身包含 %2 的全部内容</translation>
    </message>
    <message>
        <source>diff takes one backup or two</source>
        <translation>diff 接受一个或两个备份</translation>
    </message>
    <message>
        <source>No timer makes this backup of %1 any more</source>
        <translation>不再有定时器为 %1 创建此备份</translation>
    </message>
    <message>
        <source>A cold backup is made with somebody there, not by a timer</source>
        <translation>冷备份须有人在场，不能由定时器执行</translation>
    </message>
    <message>
        <source>A systemd timer makes this backup of %1 from now on: %2</source>
        <translation>systemd 定时器从现在起为 %1 创建此备份：%2</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation>，已固定</translation>
    </message>
    <message>
        <source>There is no backup in %1</source>
        <translation>%1 中没有备份</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Messages as of</source>
        <translation>消息截至</translation>
    </message>
    <message>
        <source>Builds upon</source>
        <translation>基于</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Not in it:</source>
        <translation>未包含：</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>%1: good, %2 files, %3 messages of them decoded</source>
        <translation>%1：完好，%2 个文件，解码其中 %3 条消息</translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation>%1：已损坏</translation>
    </message>
    <message>
        <source>There is no backup to verify</source>
        <translation>没有可校验的备份</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>去留</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>将删除</translation>
    </message>
    <message>
        <source>Every backup stays</source>
        <translation>所有备份均保留</translation>
    </message>
    <message>
        <source>%1 messages of %2: %3 → %4</source>
        <translation>%1 %2 的消息：%3 → %4</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>未比较：%1（%2）</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>full (default), incremental, config or queue-data.</source>
        <translation>full（默认）、incremental、config 或 queue-data。</translation>
    </message>
    <message>
        <source>--type takes one of %1</source>
        <translation>--type 可取 %1</translation>
    </message>
    <message>
        <source>Leave out definitions, configuration, logs or messages.</source>
        <translation>排除 definitions、configuration、logs 或 messages。</translation>
    </message>
    <message>
        <source>--without takes one of %1</source>
        <translation>--without 可取 %1</translation>
    </message>
    <message>
        <source>The backups&apos; folder (default: as the profile says).</source>
        <translation>备份目录（默认按配置）。</translation>
    </message>
    <message>
        <source>The age identity file that opens an encrypted backup.</source>
        <translation>用于打开加密备份的 age 身份文件。</translation>
    </message>
    <message>
        <source>Messages of queues whose names match only.</source>
        <translation>仅包含名称匹配的队列的消息。</translation>
    </message>
    <message>
        <source>Incremental: the backup to build upon (default: the newest good one).</source>
        <translation>增量：所基于的备份（默认最新的有效备份）。</translation>
    </message>
    <message>
        <source>Data directories too: each node is drained, stopped, copied and started.</source>
        <translation>也包含数据目录：每个节点依次排空、停止、复制、启动。</translation>
    </message>
    <message>
        <source>By AMQP, read queues too that clients consume from: it takes messages from them for a while.</source>
        <translation>通过 AMQP 时也读取有客户端消费的队列：会暂时占用其消息。</translation>
    </message>
    <message>
        <source>Certificates and private keys of the hosts too.</source>
        <translation>也包含主机的证书和私钥。</translation>
    </message>
    <message>
        <source>The Erlang cookie too; with --recipient only.</source>
        <translation>也包含 Erlang cookie；仅限与 --recipient 同用。</translation>
    </message>
    <message>
        <source>Encrypt to this recipient of age (default: those of the profile).</source>
        <translation>加密给此 age 接收者（默认按配置）。</translation>
    </message>
    <message>
        <source>Pack by gzip instead of zstd.</source>
        <translation>用 gzip 代替 zstd 压缩。</translation>
    </message>
    <message>
        <source>What the backup is for.</source>
        <translation>备份的用途。</translation>
    </message>
    <message>
        <source>Afterwards remove what no rule of retention keeps.</source>
        <translation>之后删除没有保留规则的备份。</translation>
    </message>
    <message>
        <source>Do this by a systemd timer: hourly, *-*-* 06:00, Mon..Fri *-*-* 08:00.</source>
        <translation>由 systemd 定时器执行：hourly、*-*-* 06:00、Mon..Fri *-*-* 08:00。</translation>
    </message>
    <message>
        <source>Remove that timer.</source>
        <translation>删除该定时器。</translation>
    </message>
    <message>
        <source>Run this saved plan instead of a new one.</source>
        <translation>执行已保存的计划而不是新计划。</translation>
    </message>
    <message>
        <source>A backup&apos;s id, or a beginning of it that no other has.</source>
        <translation>备份的 ID，或唯一的开头部分。</translation>
    </message>
    <message>
        <source>Backups&apos; ids (default: all of the cluster).</source>
        <translation>备份的 ID（默认该集群的全部）。</translation>
    </message>
    <message>
        <source>Backups, newest first.</source>
        <translation>备份，最新的在前。</translation>
    </message>
    <message>
        <source>Of every cluster in the folder.</source>
        <translation>目录中所有集群的。</translation>
    </message>
    <message>
        <source>Makes a backup and reads it back.</source>
        <translation>创建备份并读回校验。</translation>
    </message>
    <message>
        <source>What a backup holds.</source>
        <translation>备份的内容。</translation>
    </message>
    <message>
        <source>Prints a file out of a backup; messages as one JSON object a line.</source>
        <translation>输出备份中的文件；消息每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Which file (default: their list).</source>
        <translation>哪个文件（默认列出全部）。</translation>
    </message>
    <message>
        <source>Write into this file, its bytes as they are.</source>
        <translation>按原始字节写入此文件。</translation>
    </message>
    <message>
        <source>Reads backups back: every hash, the chain, a sample of messages.</source>
        <translation>读回备份：所有哈希、链、抽样消息。</translation>
    </message>
    <message>
        <source>Every message, and everything in the chain.</source>
        <translation>所有消息以及链中的全部内容。</translation>
    </message>
    <message>
        <source>What differs between two backups, or between one and the cluster as it is.</source>
        <translation>两个备份之间、或备份与当前集群之间的差异。</translation>
    </message>
    <message>
        <source>The older backup, and the newer one (default: the cluster).</source>
        <translation>较早的备份和较新的备份（默认为当前集群）。</translation>
    </message>
    <message>
        <source>Removes what no rule of retention keeps, with the reason for each.</source>
        <translation>删除没有保留规则的备份，并给出每个的原因。</translation>
    </message>
    <message>
        <source>Copies to the second place of the profile, and looks at it there.</source>
        <translation>复制到配置的第二存放处并在那里校验。</translation>
    </message>
    <message>
        <source>Backups&apos; ids (default: all that have not been copied).</source>
        <translation>备份的 ID（默认所有尚未复制的）。</translation>
    </message>
    <message>
        <source>Keeps a backup whatever the rules say.</source>
        <translation>无论规则如何都保留备份。</translation>
    </message>
    <message>
        <source>What it is kept for.</source>
        <translation>保留的用途。</translation>
    </message>
    <message>
        <source>Leaves it to the rules again.</source>
        <translation>重新交由规则决定。</translation>
    </message>
    <message>
        <source>Makes a full backup of an incremental one and what it builds upon.</source>
        <translation>将增量备份及其基础合并为完整备份。</translation>
    </message>
    <message>
        <source>Saves definitions, configuration, logs and messages, and looks into what was saved.</source>
        <translation>保存定义、配置、日志和消息，并查看已保存的内容。</translation>
    </message>
    <message>
        <source>Messages of quorum queues are read from a follower&apos;s own log, as of one moment for all of them: nothing is delivered, and clients go on. Streams are read by offset, classic queues by AMQP. What is left out, and why, stands in the backup.</source>
        <translation>仲裁队列的消息从从副本自身的日志读取，所有队列取同一时刻：不投递任何消息，客户端不受影响。流按偏移读取，经典队列通过 AMQP 读取。未包含的内容及原因记录在备份中。</translation>
    </message>
    <message>
        <source>Messages of this virtual host only.</source>
        <translation>仅包含此虚拟主机的消息。</translation>
    </message>
    <message>
        <source>--%1 takes OLD=NEW</source>
        <translation>--%1 的格式为 旧=新</translation>
    </message>
    <message>
        <source>--only takes %1</source>
        <translation>--only 可取 %1</translation>
    </message>
    <message>
        <source>Into another cluster: its profile&apos;s file, or its name.</source>
        <translation>恢复到另一个集群：其配置文件或名称。</translation>
    </message>
    <message>
        <source>Queues and exchanges whose names match, and their bindings and messages, only.</source>
        <translation>仅名称匹配的队列和交换机及其绑定和消息。</translation>
    </message>
    <message>
        <source>What belongs to this virtual host of the backup only.</source>
        <translation>仅备份中属于此虚拟主机的内容。</translation>
    </message>
    <message>
        <source>Under another name in the cluster.</source>
        <translation>在集群中使用其他名称。</translation>
    </message>
    <message>
        <source>Messages that a queue still holds are published all the same.</source>
        <translation>队列中仍有的消息也照样发布。</translation>
    </message>
    <message>
        <source>Give each message the header x-warrener-restored.</source>
        <translation>为每条消息添加头 x-warrener-restored。</translation>
    </message>
    <message>
        <source>Also into queues that clients consume from.</source>
        <translation>也写入有客户端消费的队列。</translation>
    </message>
    <message>
        <source>At most so many messages a second.</source>
        <translation>每秒最多发布的消息数。</translation>
    </message>
    <message>
        <source>--per-second takes 1 to 1,000,000</source>
        <translation>--per-second 可取 1 到 1,000,000</translation>
    </message>
    <message>
        <source>Brings back what a backup holds, and proves that it is there.</source>
        <translation>恢复备份中的内容并验证其已到位。</translation>
    </message>
    <message>
        <source>A backup&apos;s id, the beginning of it, or a backup&apos;s file.</source>
        <translation>备份的 ID、其开头部分，或备份文件。</translation>
    </message>
    <message>
        <source>restore needs either a backup or --plan FILE</source>
        <translation>restore 需要备份或 --plan 文件之一</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Virtual host</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Definitions: %1 created, %2 changed, %3 cannot be changed, %4 as they are, %5 only in the cluster</source>
        <translation>定义：新建 %1，更改 %2，无法更改 %3，不变 %4，仅存在于集群 %5</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>In the cluster</source>
        <translation>集群中</translation>
    </message>
    <message>
        <source>not published: %1</source>
        <translation>不发布：%1</translation>
    </message>
    <message>
        <source>Takes about %1</source>
        <translation>约需 %1</translation>
    </message>
    <message>
        <source>Opens the closed doors for clients of a node that runs.</source>
        <translation>打开运行中节点已关闭的客户端端口。</translation>
    </message>
    <message>
        <source>There is no good backup of %1 that could be tested</source>
        <translation>%1 没有可供测试的完好备份</translation>
    </message>
    <message>
        <source>No timer tests backups of %1 any more</source>
        <translation>不再有定时器测试 %1 的备份</translation>
    </message>
    <message>
        <source>A systemd timer tests the newest backup of %1 from now on: %2</source>
        <translation>从现在起，systemd 定时器测试 %1 的最新备份：%2</translation>
    </message>
    <message>
        <source>Restore into virtual hosts that are thrown away, and note beside the backup what came of it; without ID: the newest good backup.</source>
        <translation>恢复到用后即弃的虚拟主机，并在备份旁记下结果；不给 ID 时取最新的完好备份。</translation>
    </message>
    <message>
        <source>With --test: a systemd timer does it, as in *-*-* 04:10:00.</source>
        <translation>与 --test 同用：由 systemd 定时器执行，例如 *-*-* 04:10:00。</translation>
    </message>
    <message>
        <source>With --test: remove that timer.</source>
        <translation>与 --test 同用：移除该定时器。</translation>
    </message>
    <message>
        <source>A timer is for --test, and takes the newest backup each time</source>
        <translation>定时器只用于 --test，每次取最新的备份</translation>
    </message>
    <message>
        <source>taken as done: a rehearsal with nobody at a terminal</source>
        <translation>视为已完成：演练中终端前无人</translation>
    </message>
    <message>
        <source>nobody is at a terminal; --answer %1 says yes beforehand</source>
        <translation>终端前无人；可用 --answer %1 预先确认</translation>
    </message>
    <message>
        <source>Done? [y/n, and a remark]</source>
        <translation>完成了吗？[y/n，可附备注]</translation>
    </message>
    <message>
        <source>No recovery plan has been run or rehearsed yet</source>
        <translation>尚未执行或演练过任何恢复方案</translation>
    </message>
    <message>
        <source>only where this is so: %1</source>
        <translation>仅当满足时：%1</translation>
    </message>
    <message>
        <source>only where this is not so: %1</source>
        <translation>仅当不满足时：%1</translation>
    </message>
    <message>
        <source>only where “%1” came to %2</source>
        <translation>仅当“%1”的结果为 %2</translation>
    </message>
    <message>
        <source>cannot be undone: %1</source>
        <translation>无法撤销：%1</translation>
    </message>
    <message>
        <source>Targets: RPO %1, RTO %2. RabbitMQ %3.</source>
        <translation>目标：RPO %1，RTO %2。RabbitMQ %3。</translation>
    </message>
    <message>
        <source>Told by:</source>
        <translation>识别依据：</translation>
    </message>
    <message>
        <source>At once:</source>
        <translation>立即行动：</translation>
    </message>
    <message>
        <source>Then:</source>
        <translation>随后：</translation>
    </message>
    <message>
        <source>Good when:</source>
        <translation>验收标准：</translation>
    </message>
    <message>
        <source>If it fails:</source>
        <translation>失败时：</translation>
    </message>
    <message>
        <source>Not: %1. %2</source>
        <translation>不采用：%1。%2</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1: good, version %2</source>
        <translation>%1：有效，版本 %2</translation>
    </message>
    <message>
        <source>A plan&apos;s id, as “recovery list” shows it, or a file.</source>
        <translation>方案编号（见“recovery list”），或文件。</translation>
    </message>
    <message>
        <source>When the disaster began, ISO 8601 (default: now): the time to recovery is measured from there.</source>
        <translation>灾难开始的时间，ISO 8601（默认：现在）：恢复时间由此算起。</translation>
    </message>
    <message>
        <source>--since takes a time such as 2026-03-17T10:04:00Z</source>
        <translation>--since 需要形如 2026-03-17T10:04:00Z 的时间</translation>
    </message>
    <message>
        <source>The node that it is about (default: the one that does not serve).</source>
        <translation>所涉及的节点（默认：不提供服务的那个）。</translation>
    </message>
    <message>
        <source>At the table: every step and branch with simulated answers, no cluster is asked or touched.</source>
        <translation>桌面预演：每个步骤和分支都使用模拟回答，不询问也不触碰任何集群。</translation>
    </message>
    <message>
        <source>Of a plan that restores: this backup, or a file (default: the newest good one).</source>
        <translation>用于包含恢复的方案：指定备份或文件（默认：最新的可用备份）。</translation>
    </message>
    <message>
        <source>Say yes to this step of a person&apos;s beforehand; STEP=REMARK adds a remark.</source>
        <translation>预先确认这个人工步骤；STEP=REMARK 可附备注。</translation>
    </message>
    <message>
        <source>Runs a plan, or rehearses it.</source>
        <translation>执行或演练方案。</translation>
    </message>
    <message>
        <source>What can be decided by looking decides itself; what only people can do is asked for on the terminal, and is refused where there is none, unless --answer said it before.</source>
        <translation>能够通过检查决定的会自行决定；只有人能做的会在终端询问，没有终端时视为拒绝，除非已用 --answer 预先确认。</translation>
    </message>
    <message>
        <source>recovery run needs either a plan&apos;s id or --plan FILE</source>
        <translation>recovery run 需要方案编号或 --plan FILE</translation>
    </message>
    <message>
        <source>What a run or a rehearsal came to: timeline, times, measured RTO and RPO.</source>
        <translation>执行或演练的结果：时间线、用时、实测 RTO 与 RPO。</translation>
    </message>
    <message>
        <source>Write it to a file, by its end: .json, .html or .pdf.</source>
        <translation>写入文件，按扩展名决定格式：.json、.html 或 .pdf。</translation>
    </message>
    <message>
        <source>A run&apos;s id (default: the newest recovery or rehearsal).</source>
        <translation>执行编号（默认：最近一次恢复或演练）。</translation>
    </message>
    <message>
        <source>Recovery plans: how ready you are, and runbooks that run.</source>
        <translation>恢复方案：准备程度，以及可执行的操作手册。</translation>
    </message>
    <message>
        <source>The plans with their targets, what was measured, and how ready you are; asks no broker.</source>
        <translation>列出方案、目标、实测值和准备程度；不询问任何节点。</translation>
    </message>
    <message>
        <source>One plan, step by step.</source>
        <translation>逐步显示一个方案。</translation>
    </message>
    <message>
        <source>Whether plans can be run: line and reason of what is wrong.</source>
        <translation>检查方案能否执行：指出出错的行和原因。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Made on: %1. Who feels it: %2</source>
        <translation>目标：%1。影响范围：%2</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>ON</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No drill has been run yet</source>
        <translation>还没有运行过演练</translation>
    </message>
    <message>
        <source>%1 was left in the middle: %2</source>
        <translation>%1 曾中途遗留：%2</translation>
    </message>
    <message>
        <source>Noticed by the console after %1, by a proxy %2, by the cluster %3</source>
        <translation>控制台在 %1 后察觉，代理 %2，集群 %3</translation>
    </message>
    <message>
        <source>Longest time without a confirm %1, back in steady state after %2</source>
        <translation>最长无确认时间 %1，%2 后恢复稳态</translation>
    </message>
    <message>
        <source>QUEUES</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>CONFIRMED</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>TWICE</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>REORDERED</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>UNAVAILABLE</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>What to improve: %1</source>
        <translation>改进建议：%1</translation>
    </message>
    <message>
        <source>MODES</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>LASTS</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>预期：%1</translation>
    </message>
    <message>
        <source>Who feels it: %1</source>
        <translation>影响范围：%1</translation>
    </message>
    <message>
        <source>a pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Before and after:</source>
        <translation>之前和之后：</translation>
    </message>
    <message>
        <source>During the fault, %1 after it was made:</source>
        <translation>故障期间，制造 %1 之后：</translation>
    </message>
    <message>
        <source>Broken off where one of these does not hold:</source>
        <translation>以下任一不成立即中止：</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 is a drill: %2</source>
        <translation>%1 是演练：%2</translation>
    </message>
    <message>
        <source>It could be run now</source>
        <translation>现在可以运行</translation>
    </message>
    <message>
        <source>It could not be run now</source>
        <translation>现在不能运行</translation>
    </message>
    <message>
        <source>Drills may begin again</source>
        <translation>可以再次开始演练</translation>
    </message>
    <message>
        <source>stopped by a person</source>
        <translation>由人停止</translation>
    </message>
    <message>
        <source>The lever is pulled: %1</source>
        <translation>已拉下总闸：%1</translation>
    </message>
    <message>
        <source>Every drill of this user on this machine stops</source>
        <translation>本机上此用户的所有演练都将停止</translation>
    </message>
    <message>
        <source>No drill of %1 is open</source>
        <translation>%1 没有未结束的演练</translation>
    </message>
    <message>
        <source>Still open: %1</source>
        <translation>仍未结束：%1</translation>
    </message>
    <message>
        <source>No timer runs this drill any more</source>
        <translation>不再有定时器运行此演练</translation>
    </message>
    <message>
        <source>--mode takes one of %1</source>
        <translation>--mode 取以下之一：%1</translation>
    </message>
    <message>
        <source>Run %1 on %2 by itself: %3</source>
        <translation>在 %2 上自动运行 %1：%3</translation>
    </message>
    <message>
        <source>A systemd timer runs this drill from now on: %1</source>
        <translation>从现在起由 systemd 定时器运行此演练：%1</translation>
    </message>
    <message>
        <source>No run of a drill is “%1”</source>
        <translation>没有名为“%1”的演练运行</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Which way to make the fault (default: the drill&apos;s first).</source>
        <translation>以哪种方式制造故障（默认：演练的第一种）。</translation>
    </message>
    <message>
        <source>A node to make it on, by its whole or short name (default: the profile&apos;s last).</source>
        <translation>在哪个节点上进行，全名或短名（默认：配置中的最后一个）。</translation>
    </message>
    <message>
        <source>A proxy to make it on (default: the profile&apos;s last).</source>
        <translation>在哪个代理上进行（默认：配置中的最后一个）。</translation>
    </message>
    <message>
        <source>How long the fault lasts (default: as the drill says).</source>
        <translation>故障持续多久（默认：按演练的规定）。</translation>
    </message>
    <message>
        <source>--duration takes 5 to 86400 seconds</source>
        <translation>--duration 取 5 到 86400 秒</translation>
    </message>
    <message>
        <source>Which drill? “drill list” names them</source>
        <translation>哪个演练？“drill list”会列出</translation>
    </message>
    <message>
        <source>A drill&apos;s id.</source>
        <translation>演练的标识。</translation>
    </message>
    <message>
        <source>Makes faults on purpose, measures what becomes of messages, and takes the faults back.</source>
        <translation>有意制造故障，测量消息的去向，并撤销故障。</translation>
    </message>
    <message>
        <source>Before a fault is made its way back is armed on the target itself, by a timer of systemd there, and read back: it fires although this console is killed, unplugged or asleep. Numbered messages flow through the proxies meanwhile. A condition that does not hold, Ctrl+C or “drill stop” takes everything back at once.

Own drills are files in $XDG_DATA_HOME/warrener/drills; “drill show ID --format json” prints one to begin with.</source>
        <translation>制造故障之前，先在目标主机上用 systemd 定时器布置撤销并读回确认：即使本控制台被杀死、断电或休眠，它也会执行。期间带编号的消息经由代理流动。条件不成立、Ctrl+C 或“drill stop”会立即撤销一切。

自定义演练是 $XDG_DATA_HOME/warrener/drills 中的文件；“drill show ID --format json”可打印一个作为起点。</translation>
    </message>
    <message>
        <source>The drills that can be run.</source>
        <translation>可以运行的演练。</translation>
    </message>
    <message>
        <source>One drill: what it does, expects and watches.</source>
        <translation>一个演练：做什么、预期什么、观察什么。</translation>
    </message>
    <message>
        <source>Whether it could be run now; of a document&apos;s file, whether it is one. Changes nothing.</source>
        <translation>现在能否运行；对文件则检查它是否为演练。不做任何更改。</translation>
    </message>
    <message>
        <source>A drill&apos;s id, or the file of an own one.</source>
        <translation>演练的标识，或自定义演练的文件。</translation>
    </message>
    <message>
        <source>Runs it to its verdict: exit code 0 passed, 1 failed or inconclusive.</source>
        <translation>运行直到得出结论：退出码 0 通过，1 未通过或无结论。</translation>
    </message>
    <message>
        <source>Stops every drill at once, takes back what a killed one left.</source>
        <translation>立即停止所有演练，并撤销被杀死的演练的遗留。</translation>
    </message>
    <message>
        <source>And let none begin until --release.</source>
        <translation>并且在 --release 之前不允许开始。</translation>
    </message>
    <message>
        <source>Drills may begin again.</source>
        <translation>可以再次开始演练。</translation>
    </message>
    <message>
        <source>Runs it by a timer of systemd. A time that is missed is left out.</source>
        <translation>由 systemd 定时器运行。错过的时间会跳过。</translation>
    </message>
    <message>
        <source>When, as systemd&apos;s OnCalendar: Sat *-*-* 06:00.</source>
        <translation>时间，按 systemd 的 OnCalendar：Sat *-*-* 06:00。</translation>
    </message>
    <message>
        <source>Remove the timer again.</source>
        <translation>再次删除定时器。</translation>
    </message>
    <message>
        <source>drill schedule needs either --schedule CALENDAR or --unschedule</source>
        <translation>drill schedule 需要 --schedule CALENDAR 或 --unschedule</translation>
    </message>
    <message>
        <source>What runs of drills came to; of one run, with its figures.</source>
        <translation>演练运行的结果；指定一次运行则附带数据。</translation>
    </message>
    <message>
        <source>Also write it to this file: .json, .html or .pdf.</source>
        <translation>同时写入此文件：.json、.html 或 .pdf。</translation>
    </message>
    <message>
        <source>A run&apos;s id, or a drill&apos;s for its newest run (default: a list).</source>
        <translation>运行的标识，或演练的标识（取其最新一次运行；默认：列表）。</translation>
    </message>
    <message>
        <source>With --cold: the whole cluster at once. Nobody is served meanwhile.</source>
        <translation>与 --cold 一起使用：整个集群同时进行。期间不提供任何服务。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>权限</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as in the backup</source>
        <translation>
            <numerusform>%n 个文件与备份一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>On the host</source>
        <translation>主机上</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>What is there is kept in</source>
        <translation>现有内容保留在</translation>
    </message>
    <message>
        <source>not restored: %1</source>
        <translation>不恢复：%1</translation>
    </message>
    <message>
        <source>definitions, messages, config, data, or some with commas (default: definitions and messages, as far as the backup holds them).</source>
        <translation>definitions、messages、config、data，或用逗号分隔的若干项（默认：备份中含有的定义和消息）。</translation>
    </message>
    <message>
        <source>Configuration and data of these nodes and proxies only, with commas (default: all of the backup).</source>
        <translation>仅这些节点和代理的配置与数据，用逗号分隔（默认：备份中的全部）。</translation>
    </message>
    <message>
        <source>Of the configuration this file only.</source>
        <translation>仅配置中的此文件。</translation>
    </message>
    <message>
        <source>Certificates and private keys too, where the backup holds them.</source>
        <translation>备份中含有证书和私钥时也一并恢复。</translation>
    </message>
    <message>
        <source>The Erlang cookie too, where the backup holds it.</source>
        <translation>备份中含有 Erlang cookie 时也一并恢复。</translation>
    </message>
    <message>
        <source>Data directories of the whole cluster: all nodes are stopped, then all are started.</source>
        <translation>整个集群的数据目录：先停止所有节点，然后启动所有节点。</translation>
    </message>
    <message>
        <source>--dry-run shows what would be created, changed, and cannot be changed, and which messages would be published. Nothing is deleted by itself. Before definitions are changed, those that are there are saved; an undo goes back to them. Messages are published with confirms, in order, each into its queue alone; those that the queue still holds are left out. Files of configuration and data directories that are there are kept beside the restored ones, and come back where a node does not start.</source>
        <translation>--dry-run 显示将创建、更改和无法更改的内容，以及将发布哪些消息。不会自动删除任何内容。更改定义之前会保存现有定义；撤销时恢复到它们。消息按顺序以确认方式发布，各自只进入其队列；队列中仍有的消息会跳过。现有的配置文件和数据目录保留在恢复的内容旁边，节点无法启动时会恢复回来。</translation>
    </message>
    <message>
        <source>No restore: lists what restores have kept on the hosts.</source>
        <translation>不进行恢复：列出恢复在主机上保留的内容。</translation>
    </message>
    <message>
        <source>With --kept: removes it. Nothing brings it back.</source>
        <translation>与 --kept 一起使用：将其删除。无法找回。</translation>
    </message>
    <message>
        <source>--remove goes with --kept</source>
        <translation>--remove 须与 --kept 一起使用</translation>
    </message>
    <message>
        <source>--kept takes neither a backup nor a plan</source>
        <translation>--kept 既不接受备份也不接受计划</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留的内容</translation>
    </message>
    <message>
        <source>Restores have kept nothing</source>
        <translation>恢复没有保留任何内容</translation>
    </message>
    <message>
        <source>RECURS</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>left out: blackout</source>
        <translation>跳过：静默期</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Blackout</source>
        <translation>静默期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>没有任何计划</translation>
    </message>
    <message>
        <source>The calendar has no entry “%1”</source>
        <translation>日历中没有条目“%1”</translation>
    </message>
    <message>
        <source>“%1” is nothing that runs by itself</source>
        <translation>“%1”不会自行运行</translation>
    </message>
    <message>
        <source>“%1” is not due now: one that was missed is not run late</source>
        <translation>“%1”现在没有到期：错过的不会补跑</translation>
    </message>
    <message>
        <source>“%1” is left out: the blackout “%2” lasts until %3</source>
        <translation>“%1”被跳过：静默期“%2”持续到 %3</translation>
    </message>
    <message>
        <source>The calendar of %1 has 1 timer</source>
        <translation>%1 的日历有 1 个定时器</translation>
    </message>
    <message numerus="yes">
        <source>The calendar of %1 has %n timers</source>
        <translation>
            <numerusform>%1 的日历有 %n 个定时器</numerusform>
        </translation>
    </message>
    <message>
        <source>So many days ahead, 1–366 (default: 31).</source>
        <translation>往后多少天，1–366（默认 31）。</translation>
    </message>
    <message>
        <source>--days takes 1 to 366</source>
        <translation>--days 取 1 到 366</translation>
    </message>
    <message>
        <source>Drills, restore tests, rehearsals, diagnosis runs and backups that are planned, and blackouts.</source>
        <translation>已计划的演练、恢复测试、预案演练、诊断和备份，以及静默期。</translation>
    </message>
    <message>
        <source>What is planned.</source>
        <translation>已计划的内容。</translation>
    </message>
    <message>
        <source>Runs an entry if it is due now and no blackout holds: what its timer starts.</source>
        <translation>如果条目现在到期且没有静默期，则运行它：由定时器启动。</translation>
    </message>
    <message>
        <source>An entry&apos;s id, as “calendar list” shows it.</source>
        <translation>条目的标识，如“calendar list”所示。</translation>
    </message>
    <message>
        <source>Writes and starts the timers as the calendar says.</source>
        <translation>按日历写入并启动定时器。</translation>
    </message>
    <message>
        <source>Writes it as an .ics file.</source>
        <translation>将其写为 .ics 文件。</translation>
    </message>
    <message>
        <source>The file.</source>
        <translation>文件。</translation>
    </message>
    <message>
        <source>The window&apos;s page “Drills” plans them. They run by timers of the user&apos;s systemd, with or without the window, each at its time: one that was missed is not run late, and none begins in a blackout.

The calendar is $XDG_DATA_HOME/warrener/calendar/CLUSTER.ics, which other programs can read. After it was written by another program, “calendar renew” writes the timers.</source>
        <translation>窗口的“演练”页面用来安排它们。它们由用户的 systemd 定时器运行，无论窗口是否打开，各按其时：错过的不会补跑，静默期内不会开始任何操作。

日历是 $XDG_DATA_HOME/warrener/calendar/CLUSTER.ics，其他程序可以读取。它被其他程序写过之后，“calendar renew”会写入定时器。</translation>
    </message>
    <message>
        <source>This queue, what is bound to it and from where, and its messages only; percent-encoded.</source>
        <translation>仅此队列、与之绑定的对象及其消息；按百分号编码。</translation>
    </message>
    <message>
        <source>Of the definitions these kinds only, with commas: %1.</source>
        <translation>仅恢复这些种类的定义，以逗号分隔：%1。</translation>
    </message>
    <message>
        <source>--kinds takes %1</source>
        <translation>--kinds 可取 %1</translation>
    </message>
    <message>
        <source>Also delete queues and exchanges whose names match and that are not in the backup; --dry-run lists them with their messages.</source>
        <translation>同时删除名称匹配且备份中没有的队列和交换机；--dry-run 会列出它们及其消息数。</translation>
    </message>
    <message>
        <source>--delete-matching takes a regular expression: %1</source>
        <translation>--delete-matching 需要正则表达式：%1</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>Leave this object as it is now; percent-encoded, as queues/%2F/orders.</source>
        <translation>让此对象保持现状；按百分号编码，例如 queues/%2F/orders。</translation>
    </message>
    <message>
        <source>Also delete this object, which is not in the backup; percent-encoded.</source>
        <translation>同时删除此对象（备份中没有）；按百分号编码。</translation>
    </message>
    <message>
        <source>with its messages, which nobody has counted</source>
        <translation>连同其消息（尚未计数）</translation>
    </message>
    <message>
        <source>with its messages: %1</source>
        <translation>连同其消息：%1</translation>
    </message>
    <message>
        <source>With --rehearse: on this standby, every step in earnest. Nothing that it names may be this cluster&apos;s.</source>
        <translation>与 --rehearse 一起使用：在此备用集群上真实执行每一步。其中不得包含本集群的任何主机或代理。</translation>
    </message>
    <message>
        <source>--on belongs to --rehearse</source>
        <translation>--on 需与 --rehearse 一起使用</translation>
    </message>
    <message>
        <source>The cluster cannot have all of it as it was: %1 adapted, %2 left out</source>
        <translation>集群无法完全照原样恢复：已调整 %1 个，不恢复 %2 个</translation>
    </message>
    <message>
        <source>What a timer says: run only if this time, as systemd&apos;s OnCalendar, was within the last five minutes.</source>
        <translation>由定时器使用：仅当此时间（systemd 的 OnCalendar）在最近五分钟之内时才运行。</translation>
    </message>
    <message>
        <source>Mind: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>Whether “%1” is now nobody can tell: nothing is run</source>
        <translation>无法判断“%1”是否就是现在：不运行任何内容</translation>
    </message>
    <message>
        <source>“%1” is not now: what was missed is not run late</source>
        <translation>“%1”不是现在：错过的不会补跑</translation>
    </message>
    <message numerus="yes">
        <source>%n of what cannot be changed is replaced, with what hangs on it</source>
        <translation>
            <numerusform>%n 个无法更改的对象将连同其所属内容一起被替换</numerusform>
        </translation>
    </message>
    <message>
        <source>; --replace %1</source>
        <translation>；--replace %1</translation>
    </message>
    <message>
        <source>; it cannot be replaced now: %1</source>
        <translation>；现在无法替换：%1</translation>
    </message>
    <message>
        <source>--test restores definitions and messages of all virtual hosts under names of its own: --vhost, --kinds, --leave, --delete…, --replace, --rename-…, --mark and other parts are not for it</source>
        <translation>--test 会把所有虚拟主机的定义和消息恢复到它自己的名称下：--vhost、--kinds、--leave、--delete…、--replace、--rename-…、--mark 以及其他部分不适用于它</translation>
    </message>
    <message>
        <source>Replace this queue or exchange, which cannot be changed: its messages are written down, it is deleted, declared as in the backup, and filled and bound again; percent-encoded.</source>
        <translation>替换这个无法更改的队列或交换机：先保存其消息，再将其删除、按备份重新声明，然后重新填入消息并绑定；使用百分号编码。</translation>
    </message>
    <message>
        <source>hash only, not opened</source>
        <translation>仅核对哈希，未打开</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>在将来</translation>
    </message>
    <message>
        <source>%1: its SHA-256 is the one that was written, and so are the manifests of its chain (%2); encrypted and not opened: no file and no message in it was checked</source>
        <translation>%1：SHA-256 与写入时一致，备份链的清单（%2 个）也一致；已加密且未打开：其中的文件和消息均未核对</translation>
    </message>
    <message>
        <source>As --approved-by, which is its name today.</source>
        <translation>同 --approved-by，即其现名。</translation>
    </message>
    <message>
        <source>EXPECTED</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>LONGEST PAUSE</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>Of a production cluster: the second person who agrees, by their own name.</source>
        <translation>生产集群：表示同意的第二人，用其本人姓名。</translation>
    </message>
    <message>
        <source>Queues that are probed, with --mode %1:</source>
        <translation>探测的队列（--mode %1）：</translation>
    </message>
    <message>
        <source>Who has this role in this run, for the journal and the report: %1.</source>
        <translation>谁在此次运行中担任该角色，写入日志和报告：%1。</translation>
    </message>
    <message>
        <source>--role takes ROLE=PERSON, where ROLE is one of %1</source>
        <translation>--role 的格式为 ROLE=PERSON，其中 ROLE 为以下之一：%1</translation>
    </message>
    <message>
        <source>--role belongs to a new plan: a saved one has its people</source>
        <translation>--role 用于新计划：已保存的计划已定好人员</translation>
    </message>
    <message>
        <source>Keep in the journal what was learned of it; the latest counts.</source>
        <translation>把从中得到的经验写入日志；以最新的为准。</translation>
    </message>
    <message>
        <source>--lessons takes a text</source>
        <translation>--lessons 需要一段文字</translation>
    </message>
    <message>
        <source>Drills, restore tests, rehearsals, diagnosis runs and backups that are planned, and blackouts.</source>
        <translation>已计划的演练、恢复测试、预演、诊断和备份，以及静默期。</translation>
    </message>
</context>
<context>
    <name>warrener::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Find in what happened</source>
        <translation>在事件中查找</translation>
    </message>
    <message>
        <source>Text to find events by</source>
        <translation>用于查找事件的文字</translation>
    </message>
    <message>
        <source>Writes the events shown as CSV</source>
        <translation>将所示事件写成 CSV</translation>
    </message>
    <message>
        <source>Any level</source>
        <translation>任意级别</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>任意对象</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>事件，最新在前</translation>
    </message>
    <message>
        <source>open who it is about</source>
        <translation>打开相关对象</translation>
    </message>
    <message>
        <source>clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <translation>最近 24 小时 %1 条</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>尚无事件</translation>
    </message>
    <message>
        <source>Nodes that come and go, alarms, partitions and lost queues stand here with their time, as soon as this console sees them.</source>
        <translation>本控制台一旦发现节点上下线、告警、分区和队列失效，便连同时间列在此处。</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>没有匹配的事件</translation>
    </message>
    <message>
        <source>The filter leaves out all %1 events.</source>
        <translation>筛选排除了全部 %1 条事件。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export %1 events</source>
        <translation>导出 %1 条事件</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 events written to %2</source>
        <translation>已将 %1 条事件写入 %2</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出什么</translation>
    </message>
</context>
<context>
    <name>warrener::AddClusterDialog</name>
    <message>
        <source>Which cluster shall be added?</source>
        <translation>添加哪个集群？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save cluster</source>
        <translation>保存集群</translation>
    </message>
    <message>
        <source>Parts that were tried</source>
        <translation>已尝试的部分</translation>
    </message>
    <message>
        <source>Nodes that were found</source>
        <translation>已发现的节点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Keep the password in the keychain</source>
        <translation>将密码保存在密钥链中</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>尝试结果</translation>
    </message>
    <message>
        <source>What was found: untick or correct it here</source>
        <translation>发现的内容：可在此取消勾选或更正</translation>
    </message>
    <message>
        <source>The test was stopped</source>
        <translation>测试已停止</translation>
    </message>
    <message>
        <source>Test the connection; then the cluster can be saved</source>
        <translation>请先测试连接，之后才能保存集群</translation>
    </message>
    <message>
        <source>At least one node must stay ticked</source>
        <translation>至少须勾选一个节点</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Asking; each part has %1 s</source>
        <translation>查询中；每部分限时 %1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n parts do not answer; the cluster can be saved all the same</source>
        <translation>
            <numerusform>%n 个部分无应答；仍可保存集群</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was tried answers</source>
        <translation>所有尝试均有应答</translation>
    </message>
    <message>
        <source>One part does not answer; the cluster can be saved all the same</source>
        <translation>1 个部分无应答；仍可保存集群</translation>
    </message>
</context>
<context>
    <name>warrener::AdviceView</name>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Shows this step as a plan, which you can run or leave</source>
        <translation>将此步骤显示为计划，可运行也可放弃</translation>
    </message>
</context>
<context>
    <name>warrener::AllClustersPage</name>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
    <message>
        <source>No cluster yet</source>
        <translation>尚无集群</translation>
    </message>
    <message>
        <source>Warrener shows how your RabbitMQ clusters and their hosts are, and says what is wrong. One management URL and a user are enough to begin; the rest is found by asking.</source>
        <translation>Warrener 显示 RabbitMQ 集群及其主机的状况，并指出问题所在。只需一个管理 URL 和一个用户即可开始，其余由查询得出。</translation>
    </message>
    <message numerus="yes">
        <source>%n profiles in %1</source>
        <translation>
            <numerusform>%1 中有 %n 个配置</numerusform>
        </translation>
    </message>
    <message>
        <source>one profile in %1</source>
        <translation>%1 中有 1 个配置</translation>
    </message>
</context>
<context>
    <name>warrener::AutomaticCard</name>
    <message>
        <source>Nothing has been decided yet. Every time it acts, or decides not to, stands here with the reason.</source>
        <translation>还没有作过决定。每次采取或决定不采取行动，都会连同原因列在这里。</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Minutes to pause for</source>
        <translation>暂停的分钟数</translation>
    </message>
    <message>
        <source>Last checks</source>
        <translation>最近的检查</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败次数</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>检查时间</translation>
    </message>
    <message>
        <source>Nodes that are watched</source>
        <translation>被监视的节点</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What and why</source>
        <translation>内容与原因</translation>
    </message>
    <message>
        <source>Decisions, the newest first</source>
        <translation>决定，最新的在前</translation>
    </message>
    <message>
        <source>Until %1 it moves nothing by itself, so that clients are not moved back and forth.</source>
        <translation>在 %1 之前它不会自行切换，以免客户端被来回移动。</translation>
    </message>
    <message>
        <source>Blocked against flapping</source>
        <translation>为防反复切换而锁定</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Nothing is moved without a person. When it is armed, a node that fails %1 checks in a row, confirmed from a second viewpoint, is failed over.</source>
        <translation>没有人操作就不会移动任何东西。启用后，连续 %1 次检查失败并经第二视角确认的节点将被故障转移。</translation>
    </message>
    <message>
        <source>A node that fails %1 checks in a row, confirmed from a second viewpoint, is failed over.</source>
        <translation>连续 %1 次检查失败并经第二视角确认的节点将被故障转移。</translation>
    </message>
    <message>
        <source>Checks every %1.</source>
        <translation>每 %1检查一次。</translation>
    </message>
    <message>
        <source>%1 would take over.</source>
        <translation>%1 将接管。</translation>
    </message>
    <message>
        <source>Nobody could take over at present.</source>
        <translation>目前没有节点能够接管。</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Go on now</source>
        <translation>立即恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1，使用中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>The service %1 watches the cluster, with and without this window. Its own words: journalctl --user -u %1</source>
        <translation>服务 %1 监视此集群，无论窗口是否打开。它的日志：journalctl --user -u %1</translation>
    </message>
    <message>
        <source>Nothing is moved without a person now, although it was to be armed.</source>
        <translation>它本应启用，但现在没有人操作就不会移动任何内容。</translation>
    </message>
    <message>
        <source>Leave it off</source>
        <translation>保持关闭</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop the service</source>
        <translation>停止服务</translation>
    </message>
    <message>
        <source>Starting the service…</source>
        <translation>正在启动服务…</translation>
    </message>
    <message>
        <source>Nobody fails a node over then until it is armed again</source>
        <translation>此后不会转移任何节点，直到重新启用</translation>
    </message>
    <message>
        <source>warrenctl watches as a service of your user (systemctl --user), from now on and at each login</source>
        <translation>warrenctl 作为您的用户服务（systemctl --user）进行监视，从现在起及每次登录时</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>ends a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>for </source>
        <translation>时长 </translation>
    </message>
    <message>
        <source>Run as a service</source>
        <translation>作为服务运行</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>warrener::CandidateMatrix</name>
    <message>
        <source>Candidates</source>
        <translation>候选节点</translation>
    </message>
    <message>
        <source>%1: %2; %3 of %4 points</source>
        <translation>%1：%2；%3 / %4 分</translation>
    </message>
    <message>
        <source>%1: %2 points, %3</source>
        <translation>%1：%2 分，%3</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
</context>
<context>
    <name>warrener::CandidatesCard</name>
    <message>
        <source>Candidates</source>
        <translation>候选节点</translation>
    </message>
    <message>
        <source>points of 100</source>
        <translation>满分 100</translation>
    </message>
    <message>
        <source>No other node is known yet.</source>
        <translation>还不知道其他节点。</translation>
    </message>
    <message>
        <source>Guard rules</source>
        <translation>保护规则</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>为什么选 %1</translation>
    </message>
    <message>
        <source>Production: type the name</source>
        <translation>生产环境：请输入名称</translation>
    </message>
</context>
<context>
    <name>warrener::ClusterSwitcher</name>
    <message>
        <source>No cluster</source>
        <translation>无集群</translation>
    </message>
    <message>
        <source>Cluster %1, %2</source>
        <translation>集群 %1，%2</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <extracomment>A cluster in the menu: its name and its environment.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
</context>
<context>
    <name>warrener::ClusterTableModel</name>
    <message>
        <source>%1, seen %2</source>
        <translation>%1，见于 %2</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>The profile cannot be read</source>
        <translation>无法读取配置</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>First node</source>
        <translation>首个节点</translation>
    </message>
    <message>
        <source>%1 of 100, %2</source>
        <comment>a score and when it was looked at</comment>
        <translation>%1／100，%2</translation>
    </message>
    <message>
        <source>How ready the cluster is for a disaster: plans, backups, restores, rehearsals and drills</source>
        <translation>集群对灾难的准备程度：计划、备份、恢复、预演和演练</translation>
    </message>
    <message>
        <source>Recovery readiness</source>
        <translation>恢复就绪度</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>warrener::ColumnsButton</name>
    <message>
        <source>Columns and order</source>
        <translation>列与排序</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Widths as at first</source>
        <translation>恢复初始列宽</translation>
    </message>
</context>
<context>
    <name>warrener::CommandBox</name>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>复制此命令</translation>
    </message>
</context>
<context>
    <name>warrener::CommandPalette</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>warrener::ComparisonModel</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>恶化</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>好转</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
</context>
<context>
    <name>warrener::ComparisonView</name>
    <message>
        <source>Both reports have the same findings.</source>
        <translation>两份报告的发现相同。</translation>
    </message>
    <message>
        <source>What has changed between the two reports</source>
        <translation>两份报告之间的变化</translation>
    </message>
    <message>
        <source>Close comparison</source>
        <translation>关闭比较</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 new, %2 gone, %3 worse, %4 better</source>
        <translation>新增 %1，消失 %2，恶化 %3，好转 %4</translation>
    </message>
    <message>
        <source>, %1 not asked again</source>
        <translation>，%1 项未再次询问</translation>
    </message>
</context>
<context>
    <name>warrener::ConfirmBar</name>
    <message>
        <source>Override…</source>
        <translation>强制放行…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>It is being begun</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Run is enabled when the name is complete</source>
        <translation>名称输入完整后才能运行</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionForm</name>
    <message>
        <source>Own certificates…</source>
        <translation>自有证书…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Management URL</source>
        <translation>管理 URL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The management URL of one node is needed</source>
        <translation>需要一个节点的管理 URL</translation>
    </message>
    <message>
        <source>This is not a URL like http://broker1:15672</source>
        <translation>这不是形如 http://broker1:15672 的 URL</translation>
    </message>
    <message>
        <source>User and password belong in their own fields, not in the URL</source>
        <translation>用户名和密码请填入各自的栏，不要写在 URL 中</translation>
    </message>
    <message>
        <source>A user is needed; its tag must be “monitoring” or more</source>
        <translation>需要一个用户；其标签须为“monitoring”或更高</translation>
    </message>
    <message>
        <source>A client certificate and its key are needed together</source>
        <translation>客户端证书与其密钥须同时提供</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionsModel</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>已连接</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionsView</name>
    <message>
        <source>Find by client, user, vhost or address</source>
        <translation>按客户端、用户、虚拟主机或地址查找</translation>
    </message>
    <message>
        <source>Text to find connections by</source>
        <translation>用于查找连接的文字</translation>
    </message>
    <message>
        <source>Client connections</source>
        <translation>客户端连接</translation>
    </message>
    <message>
        <source>No client is connected to this node</source>
        <translation>此节点没有客户端连接</translation>
    </message>
    <message>
        <source>Each connection stands here with its user, address and traffic.</source>
        <translation>每个连接连同其用户、地址和流量列在此处。</translation>
    </message>
    <message>
        <source>The connections could not be read</source>
        <translation>无法读取连接</translation>
    </message>
    <message>
        <source>Asking for the connections</source>
        <translation>正在查询连接</translation>
    </message>
    <message>
        <source>The first %1 are shown</source>
        <translation>显示前 %1 个</translation>
    </message>
    <message>
        <source>%1 connections, asked %2 ago</source>
        <translation>%1 个连接，%2前查询</translation>
    </message>
</context>
<context>
    <name>warrener::Console</name>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Ask all nodes again now</source>
        <translation>立即重新查询所有节点</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>The password is kept in the keychain</source>
        <translation>密码已保存在密钥链中</translation>
    </message>
    <message>
        <source>“%1” is running; the cluster stays open until it ends</source>
        <translation>“%1”正在运行；结束之前集群保持打开</translation>
    </message>
    <message>
        <source>Automatic failover of %1</source>
        <translation>%1 的自动故障转移</translation>
    </message>
    <message>
        <source>Rebalance queue leaders…</source>
        <translation>重新均衡队列领导者…</translation>
    </message>
    <message>
        <source>It can act again</source>
        <translation>它可以再次执行</translation>
    </message>
    <message>
        <source>It does not protect the cluster: %1</source>
        <translation>它没有在保护集群：%1</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>Edit hosts and proxies…</source>
        <translation>编辑主机和代理…</translation>
    </message>
    <message>
        <source>There is no keychain here: the password is held in memory until this program ends, and asked for at the next start</source>
        <translation>此处没有密钥环：密码保留在内存中直到本程序结束，下次启动时会再次询问</translation>
    </message>
    <message>
        <source>“%1” is running: the changed profile counts when you open the cluster again after its end</source>
        <translation>“%1”正在运行：待其结束后再次打开该集群时，更改后的配置才会生效</translation>
    </message>
    <message>
        <source>“%1” is running; the new password counts as soon as that has ended</source>
        <translation>“%1”正在运行；待其结束后新密码立即生效</translation>
    </message>
</context>
<context>
    <name>warrener::DiagnosisPage</name>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新诊断</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>%1 commands are on the clipboard</source>
        <translation>%1 条命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>Run the diagnosis</source>
        <translation>开始诊断</translation>
    </message>
    <message>
        <source>Report of %1; %2 checks in %3</source>
        <translation>%1 的报告；%2 项检查，用时 %3</translation>
    </message>
    <message>
        <source>%1; %2 old</source>
        <translation>%1；已过 %2</translation>
    </message>
    <message>
        <source>The first report is being made</source>
        <translation>正在生成第一份报告</translation>
    </message>
    <message>
        <source>Every node, host and proxy is asked side by side; nothing is changed on any of them.</source>
        <translation>同时询问每个节点、主机和代理；不改动其中任何一个。</translation>
    </message>
    <message>
        <source>No diagnosis has run yet</source>
        <translation>还没有做过诊断</translation>
    </message>
    <message>
        <source>It asks every node, host and proxy side by side, and tells in seconds what is wrong, how one can tell, and what to do. It only reads; nothing is changed on the cluster.</source>
        <translation>诊断会同时询问每个节点、主机和代理，几秒内说明哪里有问题、依据是什么、该怎么办。它只读取，不改动集群。</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>This report is not whole</source>
        <translation>这份报告不完整</translation>
    </message>
    <message>
        <source>The diagnosis was stopped; what had not answered by then is under “Not judged”.</source>
        <translation>诊断已被中止；当时尚未应答的检查列在“未判定”之下。</translation>
    </message>
    <message>
        <source>No report is kept yet</source>
        <translation>还没有保存的报告</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>定时…</translation>
    </message>
    <message>
        <source>Export the report of %1</source>
        <translation>导出 %1 的报告</translation>
    </message>
    <message>
        <source>The report was saved as %1</source>
        <translation>报告已保存为 %1</translation>
    </message>
    <message>
        <source>The schedule is saved</source>
        <translation>定时设置已保存</translation>
    </message>
    <message>
        <source>JSON, for programs…</source>
        <translation>JSON，供程序读取…</translation>
    </message>
    <message>
        <source>HTML, one file with charts…</source>
        <translation>HTML，含图表的单个文件…</translation>
    </message>
    <message>
        <source>PDF, to print or send…</source>
        <translation>PDF，用于打印或发送…</translation>
    </message>
    <message>
        <source>Nothing speaks against %1 at this moment: there is nothing to force</source>
        <translation>目前没有任何迹象表明 %1 有问题：无需强制</translation>
    </message>
</context>
<context>
    <name>warrener::EventsModel</name>
    <message>
        <source>Well again</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>距今</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>seen %1</source>
        <comment>a time</comment>
        <translation>%1 发现</translation>
    </message>
    <message>
        <source>Seen at %1; it happened between that look and the one before</source>
        <translation>%1 时发现；实际发生在这次与上一次查询之间</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>warrener::EvidenceList</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>%1 more stand in the exported report.</source>
        <translation>另有 %1 条见导出的报告。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期望</translation>
    </message>
</context>
<context>
    <name>warrener::FailbackView</name>
    <message>
        <source>No node has to be taken back into service</source>
        <translation>没有需要恢复服务的节点</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>带来的好处</translation>
    </message>
    <message>
        <source>nothing that could be measured</source>
        <translation>没有可衡量的好处</translation>
    </message>
    <message>
        <source>What it risks</source>
        <translation>存在的风险</translation>
    </message>
    <message>
        <source>nothing that is known</source>
        <translation>没有已知风险</translation>
    </message>
    <message>
        <source>What speaks against it now</source>
        <translation>现在不宜回切的理由</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
</context>
<context>
    <name>warrener::FailoverPage</name>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Move clients</source>
        <translation>移动客户端</translation>
    </message>
    <message>
        <source>Failback</source>
        <translation>回切</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation>保存计划…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Sessions by server</source>
        <translation>各服务器会话数</translation>
    </message>
    <message>
        <source>all proxies together</source>
        <translation>所有代理合计</translation>
    </message>
    <message>
        <source>Message rates</source>
        <translation>消息速率</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>Nobody else acts on the cluster</source>
        <translation>没有其他人在操作该集群</translation>
    </message>
    <message>
        <source>The nodes are being asked</source>
        <translation>正在询问各节点</translation>
    </message>
    <message>
        <source>A plan needs to know which nodes are in service, what they hold and who is connected to them.</source>
        <translation>制定计划需要知道哪些节点在服务、它们持有什么、谁连接着它们。</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>完成之后</translation>
    </message>
    <message>
        <source>Automatic failover</source>
        <translation>自动故障转移</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>“%1” was left in the middle</source>
        <translation>“%1”中途停下了</translation>
    </message>
    <message>
        <source>%1 began it at %2; %3 of %4 steps were finished.</source>
        <translation>%1 于 %2 开始；%4 个步骤完成了 %3 个。</translation>
    </message>
    <message>
        <source>Finish or undo…</source>
        <translation>完成或撤销…</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>计划 (*.json)</translation>
    </message>
    <message>
        <source>The plan was saved as %1</source>
        <translation>计划已保存为 %1</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>deliver</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>The same as a line for the terminal</source>
        <translation>同样内容的终端命令</translation>
    </message>
    <message>
        <source>HAProxy…</source>
        <translation>HAProxy…</translation>
    </message>
    <message>
        <source>Recommended HAProxy configuration, and what is wrong with the present one</source>
        <translation>推荐的 HAProxy 配置，以及当前配置的问题</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>nothing is changed yet; takes a node that has returned back into service</source>
        <translation>尚未改动任何东西；让已经恢复的节点重新服务</translation>
    </message>
    <message>
        <source>nothing is changed yet; moves clients and leaders to another node</source>
        <translation>尚未改动任何东西；把客户端和队列领导者移到另一个节点</translation>
    </message>
    <message>
        <source>nothing is changed yet; takes out a silent node and fences it</source>
        <translation>尚未改动任何东西；移出无应答的节点并将其隔离</translation>
    </message>
</context>
<context>
    <name>warrener::FeaturesView</name>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Feature flags</source>
        <translation>功能标志</translation>
    </message>
    <message>
        <source>No node has told its plugins yet.</source>
        <translation>尚无节点报告插件。</translation>
    </message>
    <message>
        <source>Asking for the feature flags.</source>
        <translation>正在查询功能标志。</translation>
    </message>
    <message>
        <source>asked %1 ago</source>
        <translation>%1前查询</translation>
    </message>
</context>
<context>
    <name>warrener::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>warrener::FilterButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::FindingRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
</context>
<context>
    <name>warrener::FindingView</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Copy commands</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Read more:</source>
        <translation>延伸阅读：</translation>
    </message>
    <message>
        <source>Marked as known; it is not counted until its level changes.</source>
        <translation>已标为已知；级别变化前不计入。</translation>
    </message>
    <message>
        <source>Marked as known; it is not counted until its level changes. Reason: %1</source>
        <translation>已标为已知；级别变化前不计入。原因：%1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>No longer known</source>
        <translation>取消已知</translation>
    </message>
    <message>
        <source>Mark as known…</source>
        <translation>标为已知…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a button that opens a plan: what it does</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Fail over %1 by force…</source>
        <translation>强制转移 %1…</translation>
    </message>
    <message>
        <source>Open recovery plan: %1</source>
        <translation>打开恢复计划：%1</translation>
    </message>
</context>
<context>
    <name>warrener::FindingsCard</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Health of system, broker and network</source>
        <translation>系统、节点和网络的健康状况</translation>
    </message>
    <message>
        <source>Findings, causes first</source>
        <translation>发现，原因在前</translation>
    </message>
    <message>
        <source>Checks that could not be judged</source>
        <translation>未能判定的检查项</translation>
    </message>
    <message>
        <source>Checks that passed</source>
        <translation>通过的检查项</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>Not judged: %1</source>
        <translation>未判定：%1</translation>
    </message>
    <message>
        <source>Passed: %1</source>
        <translation>通过：%1</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as it could be judged.</source>
        <translation>就所能判定的范围而言，没有问题。</translation>
    </message>
    <message>
        <source>No finding is of this class and node. Esc shows all.</source>
        <translation>没有属于此类别和节点的发现。按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>warrener::GuardList</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Guard rules</source>
        <translation>保护规则</translation>
    </message>
    <message>
        <source>Not met: %1</source>
        <translation>未满足：%1</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不成立</translation>
    </message>
</context>
<context>
    <name>warrener::HealthView</name>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a part of the system and how it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 passed, %2 warning, %3 critical, %4 not judged</source>
        <translation>通过 %1，警告 %2，严重 %3，未判定 %4</translation>
    </message>
</context>
<context>
    <name>warrener::HostPoller</name>
    <message>
        <source>Neither an exporter nor SSH is configured for %1</source>
        <translation>%1 既未配置 exporter 也未配置 SSH</translation>
    </message>
</context>
<context>
    <name>warrener::HostShell</name>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a host</source>
        <translation>“%1”不能作为主机名</translation>
    </message>
    <message>
        <source>sudo on %1 does not let this user run the command without a password</source>
        <translation>%1 上的 sudo 不允许此用户免密码执行该命令</translation>
    </message>
    <message>
        <source>A command on %1 failed with exit code %2</source>
        <translation>%1 上的命令失败，退出码 %2</translation>
    </message>
    <message>
        <source>The command on %1 was cancelled</source>
        <translation>%1 上的命令已取消</translation>
    </message>
</context>
<context>
    <name>warrener::HostView</name>
    <message>
        <source>What the score is made of</source>
        <translation>评分构成</translation>
    </message>
    <message>
        <source>Facts about the host</source>
        <translation>主机信息</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Servers behind the proxy</source>
        <translation>代理后端</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>健康评分</translation>
    </message>
    <message>
        <source>of 100, and the points each figure costs</source>
        <translation>满分 100，及各项指标扣分</translation>
    </message>
    <message>
        <source>Distance to thresholds</source>
        <translation>距阈值</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>No figures of this host</source>
        <translation>没有此主机的指标</translation>
    </message>
    <message>
        <source>The last figures are of %1</source>
        <translation>最近的数据来自 %1</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>正在查询 %1</translation>
    </message>
    <message>
        <source>The first figures come within one interval.</source>
        <translation>一个轮询间隔内会有首批数据。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Servers of %1</source>
        <translation>%1 的后端</translation>
    </message>
    <message>
        <source>%1 sessions, HAProxy %2, asked %3 ago</source>
        <translation>%1 个会话，HAProxy %2，%3前查询</translation>
    </message>
    <message>
        <source>Asking the proxy.</source>
        <translation>正在查询代理。</translation>
    </message>
    <message>
        <source>within its limits, little to spare</source>
        <translation>未超限，余量不多</translation>
    </message>
</context>
<context>
    <name>warrener::HttpClient</name>
    <message>
        <source>No address is configured</source>
        <translation>未配置地址</translation>
    </message>
    <message>
        <source>%1 is not an http or https address</source>
        <translation>%1 不是 http 或 https 地址</translation>
    </message>
    <message>
        <source>Qt finds no TLS library on this computer</source>
        <translation>Qt 在本机找不到 TLS 库</translation>
    </message>
</context>
<context>
    <name>warrener::HttpExchange</name>
    <message>
        <source>%1 is not a path that can be asked for</source>
        <translation>%1 不是可请求的路径</translation>
    </message>
    <message>
        <source>The answer of %1 cannot be unpacked</source>
        <translation>%1 的应答无法解压</translation>
    </message>
    <message>
        <source>%1 sends elsewhere without saying where</source>
        <translation>%1 要求重定向，但未给出地址</translation>
    </message>
    <message>
        <source>%1 sends to %2, which was not followed: give that address if it is right</source>
        <translation>%1 重定向到 %2，未跟随：若该地址正确，请直接填写</translation>
    </message>
    <message>
        <source>%1 sends a change elsewhere, which was not followed</source>
        <translation>%1 对变更请求重定向，未跟随</translation>
    </message>
    <message>
        <source>%1 sends in circles</source>
        <translation>%1 循环重定向</translation>
    </message>
    <message>
        <source>A name in %1 reads as a way to another object: the management API cannot be asked for it by this name</source>
        <translation>%1 中的名称会被当作通往其他对象的路径：无法以此名称向管理 API 查询</translation>
    </message>
</context>
<context>
    <name>warrener::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::KnownDialog</name>
    <message>
        <source>Mark this finding as known?</source>
        <translation>将此发现标为已知？</translation>
    </message>
    <message>
        <source>It stays in the report and in the verdict, but the badge beside the page no longer counts it, until its level changes or its check passes. You can take the mark away at any time.</source>
        <translation>它仍留在报告和结论里，但页面旁的标记不再计入它，直到其级别变化或检查通过。可随时取消标记。</translation>
    </message>
    <message>
        <source>Reason, for whoever reads the report next</source>
        <translation>原因，供下一位读报告的人参考</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Mark as known</source>
        <translation>标为已知</translation>
    </message>
</context>
<context>
    <name>warrener::LimitList</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>warrener::LiveCareDesk</name>
    <message>
        <source>The password of this cluster is not known, or no node has answered yet</source>
        <translation>不知道此集群的密码，或尚无节点应答</translation>
    </message>
</context>
<context>
    <name>warrener::LiveFailoverDesk</name>
    <message>
        <source>The password of this cluster is not known, or no node has answered yet</source>
        <translation>不知道该集群的密码，或者还没有节点应答</translation>
    </message>
    <message>
        <source>There is no plan to run</source>
        <translation>没有可运行的计划</translation>
    </message>
    <message>
        <source>Last one %1 ago: %2</source>
        <translation>上一次在 %1 前：用时 %2</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>The password of this cluster is not known yet</source>
        <translation>还不知道该集群的密码</translation>
    </message>
    <message>
        <source>A failover is under way; the automatic is disarmed when that has ended</source>
        <translation>故障切换正在进行；结束后自动切换才会解除</translation>
    </message>
    <message>
        <source>The service that watched the cluster has ended</source>
        <translation>监视集群的服务已结束</translation>
    </message>
    <message>
        <source>%1 had armed it at %2 and ended without disarming it. Arm it again, or leave it off</source>
        <translation>%1 曾于 %2 启用自动故障转移，但未停用就已结束。请重新启用，或保持关闭</translation>
    </message>
    <message>
        <source>Last one %1 ago: %2</source>
        <translation>上一次在 %1前：用时 %2</translation>
    </message>
</context>
<context>
    <name>warrener::LiveRunDesk</name>
    <message>
        <source>The automatic failover makes this run; it ends by itself</source>
        <translation>此运行由自动故障转移执行；它会自行结束</translation>
    </message>
    <message>
        <source>The step does not wait for an answer any more</source>
        <translation>该步骤不再等待答复</translation>
    </message>
</context>
<context>
    <name>warrener::MainWindow</name>
    <message>
        <source>Warrener</source>
        <translation>Warrener</translation>
    </message>
    <message>
        <source>%1 – %2 – Warrener</source>
        <extracomment>Title of the window: cluster, page.</extracomment>
        <translation>%1 – %2 – Warrener</translation>
    </message>
    <message>
        <source>%1 – Warrener</source>
        <translation>%1 – Warrener</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Ctrl 0</source>
        <translation>Ctrl 0</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Ctrl 1 … 9</source>
        <translation>Ctrl 1 … 9</translation>
    </message>
    <message>
        <source>Pages, by the digit in the rail</source>
        <translation>页面，按侧栏数字</translation>
    </message>
    <message>
        <source>Alt ←</source>
        <translation>Alt ←</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Alt →</source>
        <translation>Alt →</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Ask all nodes again now</source>
        <translation>立即重新查询所有节点</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>筛选本页</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear, then close, then go up</source>
        <translation>先清除，再关闭，再返回上级</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the selected row</source>
        <translation>打开所选行</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Peek at the selected row</source>
        <translation>速览所选行</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>下一控件</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Queues that match “%1”</source>
        <translation>匹配“%1”的队列</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Pause a run, and go on</source>
        <translation>暂停运行，再继续</translation>
    </message>
    <message>
        <source>Ctrl Shift X</source>
        <translation>Ctrl Shift X</translation>
    </message>
    <message>
        <source>Stop a drill, and reverse it</source>
        <translation>停止演练并回退</translation>
    </message>
</context>
<context>
    <name>warrener::MemoryView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::Meter</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>warrener::MomentLine</name>
    <message>
        <source>Values at</source>
        <translation>数值时刻</translation>
    </message>
    <message>
        <source>Means of</source>
        <translation>均值区间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a time and what happened then</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Shaded band: lowest and highest of each pixel column</source>
        <translation>阴影带：每像素列的最低与最高值</translation>
    </message>
</context>
<context>
    <name>warrener::NameCheck</name>
    <message>
        <source>Name of the cluster</source>
        <translation>集群名称</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
</context>
<context>
    <name>warrener::NodeDraftModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>AMQP</source>
        <translation>AMQP</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Node exporter</source>
        <translation>node exporter</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
</context>
<context>
    <name>warrener::NodeList</name>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>最差优先</translation>
    </message>
    <message>
        <source>Find by name, state, role or version</source>
        <translation>按名称、状态、角色或版本查找</translation>
    </message>
    <message>
        <source>Text to find nodes and hosts by</source>
        <translation>用于查找节点和主机的文字</translation>
    </message>
    <message>
        <source>Sorts by state; off: in the order of the profile</source>
        <translation>按状态排序；关闭时按配置中的顺序</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 个严重</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 个需关注</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 个需关注</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>%1 brokers, %2 other hosts</source>
        <translation>%1 个节点，%2 台其他主机</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>This profile names no nodes</source>
        <translation>此配置没有列出节点</translation>
    </message>
    <message>
        <source>Nodes and hosts that a cluster&apos;s profile names are watched here, each by itself.</source>
        <translation>集群配置中列出的节点和主机在此逐一监视。</translation>
    </message>
    <message>
        <source>No node or host matches</source>
        <translation>没有匹配的节点或主机</translation>
    </message>
    <message>
        <source>Names, states, roles and versions are searched.</source>
        <translation>搜索范围：名称、状态、角色和版本。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1. Last figures are grey.</source>
        <comment>reasons</comment>
        <translation>%1。灰色为最近的数据。</translation>
    </message>
</context>
<context>
    <name>warrener::NodePoller</name>
    <message>
        <source>The cluster that answers has no node %1</source>
        <translation>应答的集群中没有节点 %1</translation>
    </message>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
    <message>
        <source>No metrics URL is configured</source>
        <translation>未配置指标 URL</translation>
    </message>
</context>
<context>
    <name>warrener::NodeSummary</name>
    <message>
        <source>Memory breakdown</source>
        <translation>内存构成</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>监听端口</translation>
    </message>
    <message>
        <source>Versions and features</source>
        <translation>版本与功能</translation>
    </message>
    <message>
        <source>Distance to limits</source>
        <translation>距限值</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>正在查询 %1</translation>
    </message>
    <message>
        <source>The first figures come within one interval.</source>
        <translation>一个轮询间隔内会有首批数据。</translation>
    </message>
    <message>
        <source>The management API does not answer</source>
        <translation>管理 API 无应答</translation>
    </message>
    <message>
        <source>Figures are from the node&apos;s metrics. %1.</source>
        <translation>数据来自节点指标。%1。</translation>
    </message>
    <message>
        <source>%1 has never answered</source>
        <translation>%1 从未应答</translation>
    </message>
    <message>
        <source>The last figures are of %1</source>
        <translation>最近的数据来自 %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>%1, as the broker counts it, at %2</source>
        <translation>%1，节点自身统计，%2</translation>
    </message>
    <message>
        <source>Asking the node where its memory goes.</source>
        <translation>正在查询节点内存用途。</translation>
    </message>
    <message>
        <source>Asking which ports are open.</source>
        <translation>正在查询开放的端口。</translation>
    </message>
    <message>
        <source>Not asked: %1</source>
        <translation>未查询：%1</translation>
    </message>
    <message>
        <source>Asking the node about its health.</source>
        <translation>正在查询节点健康状况。</translation>
    </message>
    <message>
        <source>asked %1 ago</source>
        <translation>%1前查询</translation>
    </message>
</context>
<context>
    <name>warrener::NodesPage</name>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
</context>
<context>
    <name>warrener::OutcomeCard</name>
    <message>
        <source>It took %1; %2 were expected.</source>
        <translation>用时 %1；预期 %2。</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message>
        <source>%1 clients were moved.</source>
        <translation>移动了 %1 个客户端。</translation>
    </message>
    <message>
        <source>%1 queue leaders were moved.</source>
        <translation>移动了 %1 个队列领导者。</translation>
    </message>
    <message>
        <source>Longest step: %1, %2.</source>
        <translation>最长的步骤：%1，%2。</translation>
    </message>
    <message>
        <source>Not available until the node returns: %1.</source>
        <translation>节点恢复之前不可用：%1。</translation>
    </message>
    <message>
        <source>Failback…</source>
        <translation>回切…</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>A failback is offered once the node is back and its members have caught up.</source>
        <translation>节点恢复且其成员同步后即可回切。</translation>
    </message>
    <message>
        <source>%1 could be taken back into service: look at what that brings and risks.</source>
        <translation>可以让 %1 重新服务：请查看其好处与风险。</translation>
    </message>
    <message>
        <source>The node has not returned yet</source>
        <translation>节点尚未恢复</translation>
    </message>
</context>
<context>
    <name>warrener::OutputPanel</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Copy the output</source>
        <translation>复制输出</translation>
    </message>
    <message>
        <source>Output of the chosen step</source>
        <translation>所选步骤的输出</translation>
    </message>
    <message>
        <source>No output yet</source>
        <translation>还没有输出</translation>
    </message>
</context>
<context>
    <name>warrener::OverrideDialog</name>
    <message>
        <source>Override the rule “%1”?</source>
        <translation>强制放行规则“%1”？</translation>
    </message>
    <message>
        <source>Override %1 rules?</source>
        <translation>强制放行 %1 条规则？</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Why it is right all the same; the journal keeps it</source>
        <translation>为什么仍然可以这样做；将记入日志记录</translation>
    </message>
    <message>
        <source>Why the rule is overridden</source>
        <translation>强制放行的原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>强制放行</translation>
    </message>
    <message>
        <source>Enabled when a reason is given</source>
        <translation>填写原因后可用</translation>
    </message>
</context>
<context>
    <name>warrener::OverviewPage</name>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Time shown by the charts</source>
        <translation>图表时间范围</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>最近 5 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Recovery readiness: %1 of 100</source>
        <translation>恢复就绪度：%1／100</translation>
    </message>
    <message>
        <source>Looked at %1: plans, backups, restores, rehearsals and drills</source>
        <translation>%1 查看：计划、备份、恢复、预演和演练</translation>
    </message>
    <message>
        <source>Recovery plan: %1</source>
        <translation>恢复计划：%1</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Recovery plan…</source>
        <translation>恢复计划…</translation>
    </message>
</context>
<context>
    <name>warrener::PasswordDialog</name>
    <message>
        <source>Which password has %1 on %2?</source>
        <translation>%1 在 %2 上的密码是什么？</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>保存在密钥链中</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Enabled when a password is given</source>
        <translation>输入密码后可用</translation>
    </message>
    <message>
        <source>There is no keychain to keep it in: it is held in memory until this program ends, and is asked for once more at the next start.</source>
        <translation>没有可以保存它的密钥环：它保留在内存中直到本程序结束，下次启动时会再次询问。</translation>
    </message>
</context>
<context>
    <name>warrener::PlanDialog</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All of it can be undone.</source>
        <translation>全部操作均可撤销。</translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation>无法撤销：%1</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>Override the rules that refuse; the journal keeps the reason</source>
        <translation>越过拒绝的规则；日志记录会保留原因</translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>原因，写入日志记录</translation>
    </message>
    <message>
        <source>Why this is done</source>
        <translation>执行原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>完成之后：%1</translation>
    </message>
    <message>
        <source>There is nothing to run</source>
        <translation>没有可运行的内容</translation>
    </message>
    <message>
        <source>The guard rules are being asked</source>
        <translation>正在询问防护规则</translation>
    </message>
    <message>
        <source>It is being begun</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Refused by the rule “%1”</source>
        <translation>被规则“%1”拒绝</translation>
    </message>
    <message>
        <source>Say why the rule is overridden</source>
        <translation>请说明越过该规则的原因</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
</context>
<context>
    <name>warrener::PlanStepsModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>会发生什么</translation>
    </message>
    <message>
        <source>against expected</source>
        <translation>与预期相比</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>warrener::PortDial</name>
    <message>
        <source>No address is configured</source>
        <translation>未配置地址</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The name of %1 has no address</source>
        <translation>%1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>%1 closed the connection without a word</source>
        <translation>%1 未作应答即关闭连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>%1 accepts connections, but said nothing within %2</source>
        <translation>%1 接受连接，但 %2内无应答</translation>
    </message>
    <message>
        <source>No connection to %1 within %2</source>
        <translation>%2内未能连接 %1</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>%2内未能解析 %1 的名称</translation>
    </message>
</context>
<context>
    <name>warrener::ProcessRun</name>
    <message>
        <source>%1 did not finish the command within %2</source>
        <translation>%1 在 %2内未执行完命令</translation>
    </message>
    <message>
        <source>The program “%1” is not installed here</source>
        <translation>本机未安装程序“%1”</translation>
    </message>
    <message>
        <source>The program “%1” cannot be started</source>
        <translation>无法启动程序“%1”</translation>
    </message>
    <message>
        <source>The command on %1 was cancelled</source>
        <translation>%1 上的命令已取消</translation>
    </message>
    <message>
        <source>%1 answered with more than %2</source>
        <translation>%1 的应答超过 %2</translation>
    </message>
    <message>
        <source>Nothing came from %1 for %2</source>
        <translation>%1 在 %2内没有任何输出</translation>
    </message>
</context>
<context>
    <name>warrener::ProxyConfigDialog</name>
    <message>
        <source>Recommended HAProxy configuration</source>
        <translation>推荐的 HAProxy 配置</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐配置</translation>
    </message>
    <message>
        <source>Changes to the present one</source>
        <translation>与当前配置的差异</translation>
    </message>
    <message>
        <source>The configuration is on the clipboard</source>
        <translation>配置已复制到剪贴板</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Which text</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>HAProxy configuration</source>
        <translation>HAProxy 配置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 is being asked for its configuration, and the brokers for their versions.</source>
        <translation>正在询问 %1 的配置和各节点的版本。</translation>
    </message>
    <message>
        <source>Nothing can be recommended: %1</source>
        <translation>无法给出推荐：%1</translation>
    </message>
    <message>
        <source>The present configuration of %1 could not be read: %2</source>
        <translation>无法读取 %1 的当前配置：%2</translation>
    </message>
    <message>
        <source>%1 of %2 has no fault that matters to AMQP.</source>
        <translation>%2 的 %1 没有影响 AMQP 的问题。</translation>
    </message>
    <message>
        <source>What is wrong with %1 of %2:</source>
        <translation>%2 的 %1 的问题：</translation>
    </message>
    <message>
        <source>There is nothing to compare with: the present configuration could not be read.</source>
        <translation>没有可比较的内容：无法读取当前配置。</translation>
    </message>
    <message>
        <source>The present configuration is the recommended one, line by line.</source>
        <translation>当前配置与推荐配置逐行相同。</translation>
    </message>
    <message>
        <source>Save the recommended configuration</source>
        <translation>保存推荐配置</translation>
    </message>
    <message>
        <source>HAProxy configurations (*.cfg)</source>
        <translation>HAProxy 配置 (*.cfg)</translation>
    </message>
    <message>
        <source>The configuration was saved as %1</source>
        <translation>配置已保存为 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::QueueFilterBar</name>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Find queues by name</source>
        <translation>按名称查找队列</translation>
    </message>
    <message>
        <source>Regular expression for the names of queues</source>
        <translation>队列名称的正则表达式</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>正则</translation>
    </message>
    <message>
        <source>All vhosts</source>
        <translation>全部虚拟主机</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Any leader</source>
        <translation>任意领导者</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>无领导者</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state, number of queues</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>warrener::QueueModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Members not asked yet</source>
        <translation>尚未查询成员</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1 leads</source>
        <translation>%1 为领导者</translation>
    </message>
</context>
<context>
    <name>warrener::QueuePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Survives a restart</source>
        <translation>重启后保留</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Ready, 10 min</source>
        <translation>就绪，10 分钟</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no, it belongs to one connection</source>
        <translation>否，属单个连接独占</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Bring back what was here…</source>
        <translation>恢复此处原有内容…</translation>
    </message>
    <message>
        <source>Restore from the newest backup that has messages of it</source>
        <translation>从包含其消息的最新备份恢复</translation>
    </message>
</context>
<context>
    <name>warrener::QueuePoller</name>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
</context>
<context>
    <name>warrener::QueuesPage</name>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 in minority</source>
        <translation>%1 个失去多数派</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 个严重</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 个需关注</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 个需关注</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>All %1 queues</source>
        <translation>全部 %1 个队列</translation>
    </message>
    <message>
        <source>All %1 matching queues</source>
        <translation>全部 %1 个匹配的队列</translation>
    </message>
    <message>
        <source>Figures from the management interface, %1 old</source>
        <translation>数据来自管理接口，%1前</translation>
    </message>
    <message>
        <source>Figures from the metrics of %1 nodes, %2 old. Leader, members and state of the rows on screen from the management interface</source>
        <translation>数据来自 %1 个节点的指标，%2前。屏幕所见各行的领导者、成员和状态来自管理接口</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>No queue matches</source>
        <translation>没有匹配的队列</translation>
    </message>
    <message>
        <source>The filter leaves out all %1 queues.</source>
        <translation>筛选排除了全部 %1 个队列。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The queues could not be read</source>
        <translation>无法读取队列</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>正在读取队列</translation>
    </message>
    <message>
        <source>A cluster with many of them takes a few seconds.</source>
        <translation>队列多的集群需要几秒钟。</translation>
    </message>
    <message>
        <source>This cluster has no queues yet</source>
        <translation>此集群尚无队列</translation>
    </message>
    <message>
        <source>As soon as a client declares one, it stands here with its messages, its consumers and the nodes that hold it.</source>
        <translation>客户端声明队列后，其消息、消费者和所在节点列在此处。</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Figures of %1 are missing</source>
        <translation>%1 的数据缺失</translation>
    </message>
    <message>
        <source>Queues that only these nodes could tell about are left out.</source>
        <translation>仅这些节点掌握的队列未列出。</translation>
    </message>
    <message>
        <source>The queues could not be read again</source>
        <translation>无法再次读取队列</translation>
    </message>
    <message>
        <source>Export %1 queues</source>
        <translation>导出 %1 个队列</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON 文档 (*.json)</translation>
    </message>
    <message>
        <source>%1 queues written to %2</source>
        <translation>已将 %1 个队列写入 %2</translation>
    </message>
    <message>
        <source>open queue</source>
        <translation>打开队列</translation>
    </message>
    <message>
        <source>peek</source>
        <translation>速览</translation>
    </message>
    <message>
        <source>clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes the matching queues as CSV or JSON</source>
        <translation>将匹配的队列写成 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Spreads the leaders of replicated queues over all nodes; shows the plan first</source>
        <translation>将复制队列的领导者分散到所有节点；先显示计划</translation>
    </message>
    <message>
        <source>≥: at least so many. Figures of some queues were not asked for; those on screen are.</source>
        <translation>≥：至少这么多。部分队列的数值没有查询，只查询屏幕上的队列。</translation>
    </message>
    <message>
        <source>Last read at %1, %2 ago</source>
        <translation>上次读取于 %1，%2前</translation>
    </message>
    <message>
        <source>%1. What stands here of the queues led there may be old.</source>
        <translation>%1。由其领导的队列在此显示的内容可能已过时。</translation>
    </message>
</context>
<context>
    <name>warrener::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>warrener::RailButton</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>warrener::RecoverDialog</name>
    <message>
        <source>“%1” was left in the middle</source>
        <translation>“%1”中途停下了</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Finish it</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>How things stand could not be found out: %1</source>
        <translation>无法查明现状：%1</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 个步骤</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 个步骤</translation>
    </message>
    <message>
        <source>Recommended: finish it. %1</source>
        <translation>建议：完成它。%1</translation>
    </message>
    <message>
        <source>Recommended: undo it. %1</source>
        <translation>建议：撤销它。%1</translation>
    </message>
    <message>
        <source>To finish it, still to do</source>
        <translation>若要完成，还需执行</translation>
    </message>
    <message>
        <source>To undo it, will be taken back</source>
        <translation>若要撤销，将被撤回</translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation>无法撤销：%1</translation>
    </message>
    <message>
        <source>It cannot be finished: %1</source>
        <translation>无法完成：%1</translation>
    </message>
    <message>
        <source>Nobody can tell whether this took effect: %1</source>
        <translation>无法判断这一步是否生效：%1</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>It took effect</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>How things stand is being found out</source>
        <translation>正在查明现状</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>Say first what took effect</source>
        <translation>请先说明哪些已生效</translation>
    </message>
    <message>
        <source>Why it is right all the same; the journal keeps it</source>
        <translation>为什么仍然可以这样做；将记入日志记录</translation>
    </message>
    <message>
        <source>Why the rule is overridden</source>
        <translation>强制放行的原因</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Override the rule %1</source>
        <translation>强制放行规则%1</translation>
    </message>
    <message>
        <source>Override the rules %1</source>
        <translation>强制放行规则%1</translation>
    </message>
    <message>
        <source>Say why the rule is overridden</source>
        <translation>说明为什么强制放行此规则</translation>
    </message>
    <message>
        <source>%1 began it at %2 (%3 ago); %4 of %5 steps were finished when its console ended. The brokers and proxies are being asked how things stand.</source>
        <translation>%1 于 %2（%3前）开始；其控制台结束时已完成 %4/%5 个步骤。正在询问节点和代理当前状况。</translation>
    </message>
    <message>
        <source>%1 began it at %2 (%3 ago); %4 were finished when its console ended.</source>
        <translation>%1 于 %2（%3前）开始；其控制台结束时已完成 %4。</translation>
    </message>
</context>
<context>
    <name>warrener::RemoveClusterDialog</name>
    <message>
        <source>Remove the profile of %1?</source>
        <translation>移除 %1 的配置？</translation>
    </message>
    <message>
        <source>This console forgets its addresses and thresholds. The cluster itself is not touched, and you can add it again. The password stays in the keychain.</source>
        <translation>本控制台将忘记其地址和阈值。集群本身不受影响，可重新添加。密码仍保留在密钥链中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>移除配置</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>集群名称</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>输入完整名称后可用</translation>
    </message>
</context>
<context>
    <name>warrener::ReportCounts</name>
    <message>
        <source>critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>%1 critical, %2 warning, %3 passed, %4 not judged</source>
        <extracomment>How many of a report&apos;s findings are critical and warnings, how many checks passed and could not be judged.</extracomment>
        <translation>严重 %1，警告 %2，通过 %3，未判定 %4</translation>
    </message>
</context>
<context>
    <name>warrener::ReportDesk</name>
    <message>
        <source>The password for %1 is not known yet, so nothing can be asked</source>
        <translation>尚不知道 %1 的密码，无法询问</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cluster, verdict</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There is no systemd on this machine</source>
        <translation>此机器上没有 systemd</translation>
    </message>
    <message>
        <source>The program warrenctl, which the timer would start, is not installed</source>
        <translation>定时器要启动的程序 warrenctl 没有安装</translation>
    </message>
    <message>
        <source>A systemd timer repeats after a part of an hour (5, 10, 15, 20 or 30 minutes), of a day (1, 2, 3, 4, 6, 8 or 12 hours), or after 24 hours</source>
        <translation>systemd 定时器的间隔须整除一小时（5、10、15、20 或 30 分钟）或一天（1、2、3、4、6、8 或 12 小时），或为 24 小时</translation>
    </message>
    <message>
        <source>The webhook belongs into the profile, which cannot be written here</source>
        <translation>Webhook 应写入集群配置，而此处无法写入该配置</translation>
    </message>
</context>
<context>
    <name>warrener::ReportRowsModel</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>symptom</source>
        <translation>症状</translation>
    </message>
</context>
<context>
    <name>warrener::RunBar</name>
    <message>
        <source>Progress of the diagnosis</source>
        <translation>诊断进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1 of %2 answers are in</source>
        <translation>已收到 %1/%2 个应答</translation>
    </message>
    <message>
        <source>The diagnosis begins</source>
        <translation>诊断开始</translation>
    </message>
    <message>
        <source>Asking: %1</source>
        <translation>正在询问：%1</translation>
    </message>
</context>
<context>
    <name>warrener::RunChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1：达到 %2</translation>
    </message>
</context>
<context>
    <name>warrener::RunHeader</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Abort and undo…</source>
        <translation>中止并撤销…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Note for the journal</source>
        <translation>记入日志记录的备注</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pauses after this step</source>
        <translation>本步骤之后暂停</translation>
    </message>
    <message>
        <source>Left in the middle</source>
        <translation>中途停下</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>预期 %1</translation>
    </message>
    <message>
        <source>about a second to go</source>
        <translation>大约还剩 1 秒</translation>
    </message>
    <message>
        <source>about %1 s to go</source>
        <translation>大约还剩 %1 秒</translation>
    </message>
    <message>
        <source>Done, go on</source>
        <translation>已完成，继续</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Could not be done</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop undoing…</source>
        <translation>停止撤销…</translation>
    </message>
    <message>
        <source>Runs elsewhere</source>
        <translation>在别处运行</translation>
    </message>
    <message>
        <source>without the waiting</source>
        <translation>不含等待时间</translation>
    </message>
    <message>
        <source>without the waiting, expected %1</source>
        <translation>不含等待，预计 %1</translation>
    </message>
</context>
<context>
    <name>warrener::RunPanel</name>
    <message>
        <source>The output is on the clipboard</source>
        <translation>输出已复制到剪贴板</translation>
    </message>
    <message>
        <source>Journal record %1 is complete; started by %2.</source>
        <translation>日志记录 %1 完整；由 %2 启动。</translation>
    </message>
    <message>
        <source>Journal record %1 ends in the middle; started by %2. Any console can finish or undo it.</source>
        <translation>日志记录 %1 在中途结束；由 %2 启动。任何控制台都可以完成或撤销它。</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>If this console dies now: journal record %1 tells that %2 of %3 steps are complete; any console can finish or undo it.</source>
        <translation>如果此控制台现在退出：日志记录 %1 表明 %3 步中已完成 %2 步；任何控制台都可以继续完成或撤销。</translation>
    </message>
    <message>
        <source>%1 runs it in another console or terminal; here it only can be watched. Journal record %2.</source>
        <translation>%1 正在另一控制台或终端中运行；此处只能观看。日志记录 %2。</translation>
    </message>
</context>
<context>
    <name>warrener::RunsModel</name>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Failover not done</source>
        <translation>未执行故障转移</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>warrener::RunsView</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Verify journal</source>
        <translation>校验日志记录</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Find in every record</source>
        <translation>在所有记录中查找</translation>
    </message>
    <message>
        <source>Text to find runs by</source>
        <translation>用于查找运行记录的文字</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>任何类型</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任何</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>任何结论</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Follows the chain of hashes through the whole journal</source>
        <translation>沿哈希链检查整个日志记录</translation>
    </message>
    <message>
        <source>Writes all records of the runs shown, as JSON lines or CSV</source>
        <translation>把所示运行的全部记录写为 JSON 行或 CSV</translation>
    </message>
    <message>
        <source>Runs, the newest first</source>
        <translation>运行记录，最新的在前</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>无法读取日志记录</translation>
    </message>
    <message>
        <source>No run matches</source>
        <translation>没有匹配的运行</translation>
    </message>
    <message>
        <source>The text is looked for in every record of every run.</source>
        <translation>会在每次运行的每条记录中查找该文字。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation>还没有运行过任何计划</translation>
    </message>
    <message>
        <source>Switchovers, failovers, backups, recoveries and drills stand here with every step, and decisions not to act with their reason.</source>
        <translation>计划切换、故障转移、备份、恢复和演练会连同每个步骤列在这里，不采取行动的决定也会连同原因列出。</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>%1, 1 decision</source>
        <translation>%1，1 个决定</translation>
    </message>
    <message>
        <source>%1, %2 decisions</source>
        <translation>%1，%2 个决定</translation>
    </message>
    <message>
        <source>The run cannot be shown</source>
        <translation>无法显示该运行</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>This run was left in the middle</source>
        <translation>此运行中途停下了</translation>
    </message>
    <message>
        <source>It can be finished, or what it did can be taken back.</source>
        <translation>可以完成它，也可以撤回它所做的。</translation>
    </message>
    <message>
        <source>Finish or undo…</source>
        <translation>完成或撤销…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export the runs shown</source>
        <translation>导出所示运行</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines, with hashes (*.jsonl)</source>
        <translation>JSON 行，含哈希 (*.jsonl)</translation>
    </message>
    <message>
        <source>The records were written to %1</source>
        <translation>记录已写入 %1</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>The journal is not whole</source>
        <translation>日志记录不完整</translation>
    </message>
    <message>
        <source>%1, line %2: %3. The %4 records before it are sound.</source>
        <translation>%1 第 %2 行：%3。之前的 %4 条记录完好。</translation>
    </message>
    <message>
        <source>%1 records, each chained to the one before; an end was damaged %2 times and set aside.</source>
        <translation>%1 条记录，逐条相链；末尾曾损坏 %2 次并已另存。</translation>
    </message>
    <message>
        <source>%1 records, each chained to the one before.</source>
        <translation>%1 条记录，逐条相链。</translation>
    </message>
    <message>
        <source>The journal is whole</source>
        <translation>日志记录完整</translation>
    </message>
</context>
<context>
    <name>warrener::ScheduleDialog</name>
    <message>
        <source>When should the diagnosis run by itself?</source>
        <translation>何时自动诊断？</translation>
    </message>
    <message>
        <source>Never, only when I ask</source>
        <translation>从不，仅在我要求时</translation>
    </message>
    <message>
        <source>While this window is open</source>
        <translation>此窗口打开期间</translation>
    </message>
    <message>
        <source>Always, by a systemd timer of my account</source>
        <translation>始终，由我账户的 systemd 定时器执行</translation>
    </message>
    <message>
        <source>Desktop notification when the verdict changes</source>
        <translation>结论变化时发送桌面通知</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save schedule</source>
        <translation>保存定时设置</translation>
    </message>
    <message>
        <source>Time between two diagnoses</source>
        <translation>两次诊断的间隔</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>时间单位</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Address of a webhook</source>
        <translation>Webhook 地址</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source>Webhook that is told of a new verdict (optional)</source>
        <translation>结论变化时通知的 Webhook（可选）</translation>
    </message>
    <message>
        <source>A webhook is an address that begins with https:// or http://</source>
        <translation>Webhook 须是以 https:// 或 http:// 开头的地址</translation>
    </message>
    <message>
        <source>The user and password in this address cross the network readable: give one with https://</source>
        <translation>此地址中的用户名和密码以明文经过网络：请使用 https:// 地址</translation>
    </message>
</context>
<context>
    <name>warrener::Screenshot</name>
    <message>
        <source>warrener: %1 cannot be written</source>
        <translation>warrener：无法写入 %1</translation>
    </message>
    <message>
        <source>warrener: no cluster is open; saved %1</source>
        <translation>warrener：没有打开集群；已保存 %1</translation>
    </message>
    <message>
        <source>warrener: %1 nodes, %2 hosts live after %3 s; saved %4</source>
        <translation>warrener：%1 个节点、%2 台主机在 %3 秒后实时；已保存 %4</translation>
    </message>
    <message>
        <source>warrener: only %1 of %2 nodes and %3 of %4 hosts were live after %5 s; saved %6</source>
        <translation>warrener：%5 秒后仅 %1/%2 个节点和 %3/%4 台主机实时；已保存 %6</translation>
    </message>
</context>
<context>
    <name>warrener::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
</context>
<context>
    <name>warrener::SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>of %1 and of this program</source>
        <translation>%1 与本程序</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>how often and how long</source>
        <translation>频率与时限</translation>
    </message>
    <message>
        <source>Polling interval</source>
        <translation>轮询间隔</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time-out of one request</source>
        <translation>单个请求超时</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>each node, host and proxy is asked this often</source>
        <translation>每个节点、主机和代理按此间隔查询</translation>
    </message>
    <message>
        <source>a node that is silent for longer counts as not answering</source>
        <translation>超过此时长无响应的节点视为无应答</translation>
    </message>
    <message>
        <source>Thresholds of hosts</source>
        <translation>主机阈值</translation>
    </message>
    <message>
        <source>above which a figure is a warning or critical</source>
        <translation>超过即为警告或严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1: warning</source>
        <translation>%1：警告</translation>
    </message>
    <message>
        <source>%1: critical</source>
        <translation>%1：严重</translation>
    </message>
    <message>
        <source>CPU, of all cores</source>
        <translation>CPU，占全部核心</translation>
    </message>
    <message>
        <source>Memory of the host</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Disk, used</source>
        <translation>磁盘，已用</translation>
    </message>
    <message>
        <source>Load of 1 minute, per core</source>
        <translation>1 分钟负载，每核</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>holds from the next start</source>
        <translation>下次启动后生效</translation>
    </message>
    <message>
        <source>A critical threshold must not be under its warning</source>
        <translation>严重阈值不得低于警告阈值</translation>
    </message>
    <message>
        <source>Holds for %1 once it is saved</source>
        <translation>保存后对 %1 生效</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有更改</translation>
    </message>
    <message>
        <source>Settings of %1 saved</source>
        <translation>已保存 %1 的设置</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>when a node that dies is failed over without a person</source>
        <translation>节点失效时何时无需人工即进行转移</translation>
    </message>
    <message>
        <source>Arm the automatic failover when this cluster is opened</source>
        <translation>打开此集群时启用自动故障转移</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>检查间隔</translation>
    </message>
    <message>
        <source>how often each node is asked whether it is alive</source>
        <translation>多久询问一次每个节点是否存活</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>连续失败次数</translation>
    </message>
    <message>
        <source>after so many checks without an answer others are asked; if they agree, it is failed over</source>
        <translation>连续这么多次检查没有回答后，会询问其他观察点；若一致则转移该节点</translation>
    </message>
    <message>
        <source>Check a failed node every</source>
        <translation>已转移节点的检查间隔</translation>
    </message>
    <message>
        <source>how often a node that was failed over is asked whether it is back</source>
        <translation>多久询问一次已转移的节点是否恢复</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>最长运行时间</translation>
    </message>
    <message>
        <source>a failover that takes longer has failed, and a person must look</source>
        <translation>超过此时间的故障转移视为失败，需要人工查看</translation>
    </message>
    <message>
        <source>Block afterwards</source>
        <translation>之后锁定</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>so long nothing more is moved by itself, unless a person acknowledges; against moving back and forth</source>
        <translation>在此期间不再自动移动，除非有人确认；避免来回移动</translation>
    </message>
    <message>
        <source>Clients asked per second</source>
        <translation>每秒请求的客户端数</translation>
    </message>
    <message>
        <source>so many connections a second are closed when clients are moved, so that they do not all return at once</source>
        <translation>移动客户端时每秒关闭这么多连接，避免它们同时重连</translation>
    </message>
    <message>
        <source>Who may take over</source>
        <translation>谁可以接管</translation>
    </message>
    <message>
        <source>of two healthy nodes the one with more points is chosen</source>
        <translation>两个健康节点中选择分数更高的</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Points of %1</source>
        <translation>%1 的分数</translation>
    </message>
    <message>
        <source>never a target</source>
        <translation>绝不作为目标</translation>
    </message>
    <message>
        <source>%1 is never a target</source>
        <translation>%1 绝不作为目标</translation>
    </message>
    <message>
        <source>Hosts and proxies</source>
        <translation>主机和代理</translation>
    </message>
    <message>
        <source>logins by SSH, and the proxies that clients go through</source>
        <translation>SSH 登录，以及客户端经过的代理</translation>
    </message>
    <message>
        <source>%1 hosts, %2 of them with a login; %3 proxies</source>
        <translation>%1 台主机，其中 %2 台可登录；%3 个代理</translation>
    </message>
    <message>
        <source>Edit hosts and proxies…</source>
        <translation>编辑主机和代理…</translation>
    </message>
</context>
<context>
    <name>warrener::StepsModel</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>warrener::StepsView</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Words and commands</source>
        <translation>说明和命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>How the plan is shown</source>
        <translation>计划的显示方式</translation>
    </message>
    <message>
        <source>Steps, in their order</source>
        <translation>按顺序的步骤</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 个步骤</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 个步骤</translation>
    </message>
    <message>
        <source>%1, about %2, at most %3</source>
        <translation>%1，大约 %2，最多 %3</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1，大约 %2</translation>
    </message>
</context>
<context>
    <name>warrener::Strip</name>
    <message>
        <source>Last events</source>
        <translation>最近事件</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>每秒 %1 个请求</translation>
    </message>
    <message>
        <source>Cost on brokers %1 requests/s, %2, %3</source>
        <translation>对节点的开销：每秒 %1 个请求，%2，%3</translation>
    </message>
    <message>
        <source>Nothing has happened since the window was opened</source>
        <translation>窗口打开以来没有事件</translation>
    </message>
</context>
<context>
    <name>warrener::SubjectView</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Plugins and features</source>
        <translation>插件与功能</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>本页各部分</translation>
    </message>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Connections %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>This is the first one</source>
        <translation>已是第一个</translation>
    </message>
    <message>
        <source>This is the last one</source>
        <translation>已是最后一个</translation>
    </message>
    <message>
        <source>Previous: %1</source>
        <translation>上一个：%1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一个：%1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>warrener::TcpQuestion</name>
    <message>
        <source>The question to %1 was cancelled</source>
        <translation>对 %1 的查询已取消</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>无法访问 %1</translation>
    </message>
    <message>
        <source>%1 accepts the connection, but does not answer</source>
        <translation>%1 接受连接，但无应答</translation>
    </message>
    <message>
        <source>%1 did not answer in full in time</source>
        <translation>%1 未及时给出完整应答</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>%1 answered with more than is sensible</source>
        <translation>%1 的应答超出合理大小</translation>
    </message>
</context>
<context>
    <name>warrener::Tile</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::TimeChart</name>
    <message>
        <source>%1, %2</source>
        <comment>a chart&apos;s title and its unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::TlsDial</name>
    <message>
        <source>The question to %1 was cancelled</source>
        <translation>对 %1 的询问已取消</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The name of %1 has no address</source>
        <translation>%1 的名称没有地址</translation>
    </message>
    <message>
        <source>%1 and the console did not agree on TLS</source>
        <translation>%1 与控制台未能就 TLS 达成一致</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of the TLS handshake</source>
        <translation>%1 在 TLS 握手中途关闭了连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>无法到达 %1</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但不应答</translation>
    </message>
    <message>
        <source>No connection to %1 within %2</source>
        <translation>%2 内未能连接到 %1</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved in time</source>
        <translation>%1 的名称未能及时解析</translation>
    </message>
</context>
<context>
    <name>warrener::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::TotalsPoller</name>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
</context>
<context>
    <name>warrener::TrendView</name>
    <message>
        <source>Its history begins now, while it is on screen</source>
        <translation>历史从现在开始记录，仅限显示期间</translation>
    </message>
    <message>
        <source>10 min ago</source>
        <translation>10 分钟前</translation>
    </message>
    <message>
        <source>lowest %1, highest %2</source>
        <translation>最低 %1，最高 %2</translation>
    </message>
</context>
<context>
    <name>warrener::UndoDialog</name>
    <message>
        <source>Undo “%1”?</source>
        <translation>撤销“%1”？</translation>
    </message>
    <message>
        <source>Stop undoing “%1”?</source>
        <translation>停止撤销“%1”？</translation>
    </message>
    <message>
        <source>Abort “%1”?</source>
        <translation>中止“%1”？</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What has not been taken back yet stays as it is. It can be undone later from Activity.</source>
        <translation>尚未撤回的保持原样，以后可在“活动”中撤销。</translation>
    </message>
    <message>
        <source>Nothing has been done that would have to be taken back.</source>
        <translation>还没有做过需要撤回的事。</translation>
    </message>
    <message>
        <source>Will be taken back, in this order</source>
        <translation>将按此顺序撤回</translation>
    </message>
    <message>
        <source>Cannot be undone and stays</source>
        <translation>无法撤销，保持原样</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop undoing</source>
        <translation>停止撤销</translation>
    </message>
    <message>
        <source>Stop here, undo nothing</source>
        <translation>就此停止，不撤销</translation>
    </message>
    <message>
        <source>Abort and undo</source>
        <translation>中止并撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
</context>
<context>
    <name>warrener::VerdictCard</name>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n findings</source>
        <translation>
            <numerusform>显示全部 %n 项发现</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::WishBar</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Graceful</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Forced</source>
        <translation>强制</translation>
    </message>
    <message>
        <source>Node that clients leave</source>
        <translation>客户端离开的节点</translation>
    </message>
    <message>
        <source>Node that takes over</source>
        <translation>接管的节点</translation>
    </message>
    <message>
        <source>With the node&apos;s cooperation, or without</source>
        <translation>节点配合与否</translation>
    </message>
    <message>
        <source>Graceful: the node takes part and loses nothing. Forced: for a node that does not answer; it is taken out and fenced.</source>
        <translation>平稳：节点配合，不丢失任何东西。强制：用于没有应答的节点；它会被移出并隔离。</translation>
    </message>
    <message>
        <source>Reason for the journal</source>
        <translation>记入日志记录的原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Back to</source>
        <translation>回到</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message>
        <source>%1 answers this console</source>
        <translation>%1 应答本控制台</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 应答 %2</translation>
    </message>
    <message>
        <source>%1 answers on its own host</source>
        <translation>%1 在自己的主机上有应答</translation>
    </message>
    <message>
        <source>the management API of %1 says that the broker runs</source>
        <translation>%1 的管理 API 表示代理正在运行</translation>
    </message>
    <message>
        <source>the service of %1 is starting</source>
        <translation>%1 的服务正在启动</translation>
    </message>
    <message>
        <source>the service of %1 is stopping in order</source>
        <translation>%1 的服务正在正常停止</translation>
    </message>
    <message>
        <source>the service of %1 was stopped in order: somebody planned it</source>
        <translation>%1 的服务是正常停止的：有人计划了这次停机</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode</source>
        <translation>%1 处于维护模式</translation>
    </message>
    <message>
        <source>%1 answers %2 inside the cluster</source>
        <translation>%1 在集群内部应答 %2</translation>
    </message>
    <message>
        <source>the management API of %1 answers</source>
        <translation>%1 的管理 API 有应答</translation>
    </message>
    <message>
        <source>%1 count %2 as running</source>
        <translation>%1 认为 %2 正在运行</translation>
    </message>
    <message>
        <source>This console cannot look for %1</source>
        <translation>本控制台无法查看 %1</translation>
    </message>
    <message>
        <source>This console sees no other node either: the fault may be its own network</source>
        <translation>本控制台也看不到任何其他节点：故障可能在它自己的网络</translation>
    </message>
    <message>
        <source>%1 does not answer here, and nobody else who can see another node could look: the fault may be this console&apos;s network</source>
        <translation>%1 在此没有应答，也没有其他能看到别的节点的位置可以查看：故障可能在本控制台的网络</translation>
    </message>
    <message>
        <source>No other node can say whether %1 is in maintenance mode</source>
        <translation>没有其他节点能说明 %1 是否处于维护模式</translation>
    </message>
    <message>
        <source>%1 does not answer here, but: %2</source>
        <translation>%1 在此没有应答，但是：%2</translation>
    </message>
    <message>
        <source>%1. The fault may be this console&apos;s network</source>
        <translation>%1。故障可能在本控制台的网络</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not say a word, here and to %2</source>
        <translation>%1 接受连接但一言不发，对这里和 %2 都是如此</translation>
    </message>
    <message>
        <source>Nobody can say whether the service of %1 is just starting, or was stopped on purpose</source>
        <translation>没有人能说明 %1 的服务是正在启动，还是被有意停止的</translation>
    </message>
    <message>
        <source>RabbitMQ on %1 runs, by the word of its own host</source>
        <translation>%1 上的 RabbitMQ 正在运行（其主机的答复）</translation>
    </message>
    <message>
        <source>%1 has paused itself, and goes on when it sees enough of its peers</source>
        <translation>%1 已自行暂停，看到足够多的其他节点后会继续</translation>
    </message>
    <message>
        <source>RabbitMQ on %1 was stopped in order inside its Erlang VM: somebody planned it</source>
        <translation>%1 上的 RabbitMQ 已在其 Erlang 虚拟机内被正常停止：是有计划的操作</translation>
    </message>
    <message>
        <source>Nobody can say whether RabbitMQ on %1 has paused itself, or was stopped on purpose</source>
        <translation>无法判断 %1 上的 RabbitMQ 是自行暂停还是被有意停止</translation>
    </message>
</context>
<context>
    <name>AllowedNames</name>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is no cluster's name: letters a–z, digits, “.”, “_” and “-”, at most 64, no “.” at its begin</source>
        <translation>不是集群名称：只能有字母 a–z、数字、“.”、“_”和“-”，最多 64 个，不能以“.”开头</translation>
    </message>
    <message>
        <source>is no node's name: letters a–z, digits, “@”, “.”, “_” and “-”</source>
        <translation>不是节点名称：只能有字母 a–z、数字、“@”、“.”、“_”和“-”</translation>
    </message>
    <message>
        <source>is no host's name: letters a–z, digits, “.”, “_”, “-” and “:”, no “-” at its begin</source>
        <translation>不是主机名称：只能有字母 a–z、数字、“.”、“_”、“-”和“:”，不能以“-”开头</translation>
    </message>
    <message>
        <source>is nothing that ssh can be given: USER@HOST, of letters a–z, digits, “.”, “_”, “-”, “+” and “:”</source>
        <translation>不能交给 ssh：应为 USER@HOST，只能有字母 a–z、数字、“.”、“_”、“-”、“+”和“:”</translation>
    </message>
    <message>
        <source>is no path: it begins with “/”, has no step “..”, no quotes, no “\”, no “$”</source>
        <translation>不是路径：应以“/”开头，不含“..”一级，也不含引号、“\”和“$”</translation>
    </message>
    <message>
        <source>is no name of a service: letters a–z, digits, “@”, “.”, “_”, “-” and “:”</source>
        <translation>不是服务名称：只能有字母 a–z、数字、“@”、“.”、“_”、“-”和“:”</translation>
    </message>
    <message>
        <source>is no socket: an absolute path, or “tcp:HOST:PORT”</source>
        <translation>不是套接字：应为绝对路径或“tcp:HOST:PORT”</translation>
    </message>
    <message>
        <source>is no user's name: at most 255 characters, none of them invisible</source>
        <translation>不是用户名：最多 255 个字符，且都要可见</translation>
    </message>
</context>
<context>
    <name>OutsideText</name>
    <message>
        <source>(left out for the password's sake)</source>
        <translation>（为保护密码而略去）</translation>
    </message>
</context>
<context>
    <name>ProxyRoutes</name>
    <message>
        <source>%1 may be %2: they share its address and its port</source>
        <translation>%1 可能是 %2：它们共用其地址和端口</translation>
    </message>
    <message>
        <source>%1 has an address of %2, which is not known to listen on port %3: it is that broker, or another program</source>
        <translation>%1 的地址属于 %2，但不知其监听端口 %3：可能是该节点，也可能是其他程序</translation>
    </message>
    <message>
        <source>%1 has the names of %2</source>
        <translation>%1 同时具有 %2 的名称</translation>
    </message>
    <message>
        <source>%1 has the name of %2, whose address is %3: it is that broker, or another machine</source>
        <translation>%1 具有 %2 的名称，而其地址为 %3：可能是该节点，也可能是另一台机器</translation>
    </message>
    <message>
        <source>%1 has the name of %2, which does not listen on port %3: it is that broker, or another program</source>
        <translation>%1 具有 %2 的名称，但后者不监听端口 %3：可能是该节点，也可能是其他程序</translation>
    </message>
    <message>
        <source>%1 has the name of %2 and leads to a UNIX socket: nobody knows who listens there</source>
        <translation>%1 具有 %2 的名称并通向一个 UNIX 套接字：无从得知谁在监听</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>流</translation>
    </message>
    <message>
        <source>management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>between brokers</source>
        <translation>节点之间</translation>
    </message>
    <message>
        <source>clients reconnect, publishers send again what was not confirmed</source>
        <translation>客户端重连，发布者重发未确认的消息</translation>
    </message>
    <message>
        <source>clients reconnect; lasting sessions go on, others subscribe anew</source>
        <translation>客户端重连；持久会话继续，其他客户端重新订阅</translation>
    </message>
    <message>
        <source>clients reconnect and subscribe anew</source>
        <translation>客户端重连并重新订阅</translation>
    </message>
    <message>
        <source>publishers and consumers reconnect by themselves</source>
        <translation>发布者和消费者自行重连</translation>
    </message>
    <message>
        <source>the page answers from another node</source>
        <translation>页面由另一节点应答</translation>
    </message>
</context>
<context>
    <name>warrener::CloseGuard</name>
    <message>
        <source>Close while “%1” runs?</source>
        <translation>在“%1”运行时关闭？</translation>
    </message>
    <message>
        <source>It goes on, and the window closes by itself when it has ended.</source>
        <translation>它会继续执行，结束后窗口自动关闭。</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Abort, undo and close</source>
        <translation>中止、撤销并关闭</translation>
    </message>
    <message>
        <source>the window was closed</source>
        <translation>窗口被关闭</translation>
    </message>
    <message>
        <source>It is being undone; the window closes when that has ended</source>
        <translation>正在撤销；结束后窗口关闭</translation>
    </message>
    <message>
        <source>Close when it has ended</source>
        <translation>结束后关闭</translation>
    </message>
    <message>
        <source>The window closes when the run has ended</source>
        <translation>运行结束后窗口关闭</translation>
    </message>
    <message>
        <source>It goes on, and the window closes by itself when it has ended. Or it is aborted, and what was done is taken back before the window closes.</source>
        <translation>它会继续执行，结束后窗口自动关闭。也可以中止它，先撤销已完成的操作，再关闭窗口。</translation>
    </message>
</context>
<context>
    <name>ClearText</name>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>The password and all that Warrener asks travel unencrypted: %1. Whoever is on the way can read them.</source>
        <translation>密码以及 Warrener 的所有查询以明文传送：%1。途经之人均可读取。</translation>
    </message>
</context>
<context>
    <name>MemoryStore</name>
    <message>
        <source>No password was given for %1 yet</source>
        <translation>尚未输入 %1 的密码</translation>
    </message>
</context>
<context>
    <name>WatchService</name>
    <message>
        <source>A line break cannot stand in what a service starts</source>
        <translation>服务启动的命令中不能有换行</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be removed</source>
        <translation>无法删除文件 %1</translation>
    </message>
    <message>
        <source>There is no systemd of this user that could start a service</source>
        <translation>此用户没有可以启动服务的 systemd</translation>
    </message>
    <message>
        <source>The service did not begin: %1</source>
        <translation>服务未能启动：%1</translation>
    </message>
    <message>
        <source>The service was not stopped</source>
        <translation>服务未能停止</translation>
    </message>
</context>
<context>
    <name>warrener::ArmedGuard</name>
    <message>
        <source>Close while the automatic failover of %1 is armed?</source>
        <translation>%1 的自动故障转移已启用，确定要关闭吗？</translation>
    </message>
    <message>
        <source>It works in this program: once that has ended, nobody fails over a node that dies, until it is armed again.</source>
        <translation>它在本程序中运行：程序结束后，节点失效时不会有任何转移，直到重新启用。</translation>
    </message>
    <message>
        <source>Without a window warrenctl watches as a service of your user: from now on and at each login, until you log out (“loginctl enable-linger” keeps it then, too). It takes the password from the keychain, and the page Failover stops it.</source>
        <translation>没有窗口时，warrenctl 作为您的用户服务进行监视：从现在起及每次登录时，直到您注销（使用“loginctl enable-linger”后注销也会继续）。它从密钥环读取密码，可在“故障转移”页面停止。</translation>
    </message>
    <message>
        <source>It cannot go on without a window: %1.</source>
        <translation>没有窗口时无法继续：%1。</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Hide in the tray</source>
        <translation>隐藏到托盘</translation>
    </message>
    <message>
        <source>Disarm and close</source>
        <translation>停用并关闭</translation>
    </message>
    <message>
        <source>It is being disarmed; the window closes when that is done</source>
        <translation>正在停用；完成后窗口关闭</translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation>无窗口继续</translation>
    </message>
    <message>
        <source>The service is being started; the window closes when it is armed</source>
        <translation>正在启动服务；启用后窗口关闭</translation>
    </message>
    <message>
        <source>Nothing was changed, it is still armed here. %1</source>
        <translation>没有任何更改，它在此处仍然启用。%1</translation>
    </message>
</context>
<context>
    <name>warrener::AutomaticService</name>
    <message>
        <source>The program warrenctl, which the service would start, is not installed</source>
        <translation>未安装服务要启动的程序 warrenctl</translation>
    </message>
    <message>
        <source>There is no systemd here that could start a service</source>
        <translation>此处没有可以启动服务的 systemd</translation>
    </message>
</context>
<context>
    <name>warrener::Session</name>
    <message>
        <source>The automatic failover does not protect %1: %2</source>
        <translation>自动故障转移没有在保护 %1：%2</translation>
    </message>
    <message>
        <source>The automatic failover of %1 can act again</source>
        <translation>%1 的自动故障转移可以再次执行</translation>
    </message>
    <message>
        <source>The brokers refuse the password of “%1”</source>
        <translation>节点拒绝“%1”的密码</translation>
    </message>
    <message>
        <source>The password of “%1” is not known</source>
        <translation>不知道“%1”的密码</translation>
    </message>
</context>
<context>
    <name>warrener::TrayIcon</name>
    <message>
        <source>Open Warrener</source>
        <translation>打开 Warrener</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Publish rate</source>
        <translation>发布速率</translation>
    </message>
    <message>
        <source>Deliver rate</source>
        <translation>投递速率</translation>
    </message>
    <message>
        <source>Acknowledge rate</source>
        <translation>确认速率</translation>
    </message>
    <message>
        <source>Messages ready</source>
        <translation>就绪消息</translation>
    </message>
    <message>
        <source>Messages unacknowledged</source>
        <translation>未确认消息</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Broker memory</source>
        <translation>节点内存</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存限值</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘可用</translation>
    </message>
    <message>
        <source>Disk limit</source>
        <translation>磁盘限值</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Erlang processes</source>
        <translation>Erlang 进程</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>Host CPU</source>
        <translation>主机 CPU</translation>
    </message>
    <message>
        <source>I/O wait</source>
        <translation>I/O 等待</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Data disk used</source>
        <translation>数据磁盘已用</translation>
    </message>
    <message>
        <source>System disk used</source>
        <translation>系统磁盘已用</translation>
    </message>
    <message>
        <source>Load per core</source>
        <translation>每核负载</translation>
    </message>
    <message>
        <source>Network in</source>
        <translation>网络流入</translation>
    </message>
    <message>
        <source>Network out</source>
        <translation>网络流出</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>健康评分</translation>
    </message>
    <message>
        <source>Proxy sessions</source>
        <translation>代理会话</translation>
    </message>
    <message>
        <source>Servers up</source>
        <translation>可用后端</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
</context>
<context>
    <name>HostTrial</name>
    <message>
        <source>Commands run as “%1” there, not as root</source>
        <translation>命令在那里以“%1”运行，而不是 root</translation>
    </message>
    <message>
        <source>%1 is reached through another host: log in once in a terminal (ssh %1) and compare its key there</source>
        <translation>%1 经由另一台主机访问：请在终端登录一次（ssh %1）并在那里核对密钥</translation>
    </message>
    <message>
        <source>%1 showed no host key</source>
        <translation>%1 没有出示主机密钥</translation>
    </message>
    <message>
        <source>This is no host key that could be kept</source>
        <translation>这不是可以保存的主机密钥</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The key cannot be written to %1</source>
        <translation>无法将密钥写入 %1</translation>
    </message>
</context>
<context>
    <name>PlacesDialog</name>
    <message>
        <source>%1 logged in on %2</source>
        <translation>%1 已登录 %2</translation>
    </message>
    <message>
        <source>%1, commands run as root</source>
        <translation>%1，命令可以 root 运行</translation>
    </message>
    <message>
        <source>%1, but not as root: %2</source>
        <translation>%1，但不能以 root 运行：%2</translation>
    </message>
    <message>
        <source>Its file names no admin socket (“stats socket … level admin”)</source>
        <translation>其配置文件没有指定管理套接字（“stats socket … level admin”）</translation>
    </message>
</context>
<context>
    <name>warrener::HostsModel</name>
    <message>
        <source>No login: nothing is started or stopped there</source>
        <translation>没有登录方式：不会在那里启动或停止任何服务</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Commands for root go through sudo -n; without it the login must be allowed all itself</source>
        <translation>root 命令通过 sudo -n 执行；否则登录用户本身必须拥有全部权限</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>SSH target</source>
        <translation>SSH 目标</translation>
    </message>
    <message>
        <source>sudo</source>
        <translation>sudo</translation>
    </message>
    <message>
        <source>What a login found</source>
        <translation>登录结果</translation>
    </message>
    <message>
        <source>Its key is new here: compare it with ssh-keygen -l on the host, then accept it</source>
        <translation>其密钥是新的：请与该主机上 ssh-keygen -l 的显示核对后接受</translation>
    </message>
</context>
<context>
    <name>warrener::PlacesDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Add host…</source>
        <translation>添加主机…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Try all</source>
        <translation>全部尝试</translation>
    </message>
    <message>
        <source>Logs in on each host, tries whether commands run as root, and looks for a proxy; changes nothing</source>
        <translation>登录每台主机，尝试命令能否以 root 运行，并查找代理；不更改任何内容</translation>
    </message>
    <message>
        <source>failovers start, stop and fence brokers by these logins</source>
        <translation>故障转移通过这些登录启动、停止和隔离节点</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Add proxy</source>
        <translation>添加代理</translation>
    </message>
    <message>
        <source>a host with HAProxy that is tried brings its own; failovers move clients by them</source>
        <translation>尝试装有 HAProxy 的主机会自动添加；故障转移通过它们移动客户端</translation>
    </message>
    <message>
        <source>Which host shall be added?</source>
        <translation>要添加哪台主机？</translation>
    </message>
    <message>
        <source>Name, as ssh takes it</source>
        <translation>名称，与 ssh 所用相同</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 已经存在</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 runs on %2, which cannot go</source>
        <translation>%1 运行在 %2 上，不能移除</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有任何更改</translation>
    </message>
    <message>
        <source>%1 shows this key for the first time</source>
        <translation>%1 首次出示此密钥</translation>
    </message>
    <message>
        <source>Accept this key</source>
        <translation>接受此密钥</translation>
    </message>
    <message>
        <source>Logging in; hosts to go: %1</source>
        <translation>正在登录；剩余主机：%1</translation>
    </message>
    <message>
        <source>Hosts that let nobody in as it is needed: %1</source>
        <translation>无法按需登录的主机：%1</translation>
    </message>
    <message>
        <source>Holds for %1 once it is saved</source>
        <translation>保存后对 %1 生效</translation>
    </message>
    <message>
        <source>How is %1 reached?</source>
        <translation>如何访问 %1？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>who signs the nodes&apos; certificates, and what this console shows them; PEM files of this machine</source>
        <translation>节点证书的签发者，以及本控制台出示的证书；本机上的 PEM 文件</translation>
    </message>
</context>
<context>
    <name>warrener::ProxiesModel</name>
    <message>
        <source>It needs the host that it runs on</source>
        <translation>需要指定其所在主机</translation>
    </message>
    <message>
        <source>It needs the place where clients connect</source>
        <translation>需要指定客户端连接的地址</translation>
    </message>
    <message>
        <source>It needs its admin socket</source>
        <translation>需要指定其管理套接字</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>No way to its host</source>
        <translation>无法登录其主机</translation>
    </message>
    <message>
        <source>There is no HAProxy on its host</source>
        <translation>其主机上没有 HAProxy</translation>
    </message>
    <message>
        <source>This socket was not tried</source>
        <translation>没有尝试过此套接字</translation>
    </message>
    <message>
        <source>There is no backend “%1”</source>
        <translation>没有后端“%1”</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>所在主机</translation>
    </message>
    <message>
        <source>Clients connect to</source>
        <translation>客户端连接到</translation>
    </message>
    <message>
        <source>Admin socket</source>
        <translation>管理套接字</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>What the proxy said</source>
        <translation>代理的回答</translation>
    </message>
    <message>
        <source>Answers, may be changed; servers: %1</source>
        <translation>有应答，可以更改；服务器：%1</translation>
    </message>
</context>
<context>
    <name>HostFiles</name>
    <message>
        <source>The list of files cannot be read</source>
        <translation>文件列表无法读取</translation>
    </message>
    <message>
        <source>There are more than %1 files</source>
        <translation>文件超过 %1 个</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>logs of %1</source>
        <translation>%1 的日志</translation>
    </message>
    <message>
        <source>configuration of %1</source>
        <translation>%1 的配置</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The service of %1 has not stopped: its data cannot be copied</source>
        <translation>%1 的服务尚未停止：无法复制其数据</translation>
    </message>
    <message>
        <source>The data of %1 could not be read whole</source>
        <translation>%1 的数据未能完整读取</translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation>%1 数据</translation>
    </message>
    <message>
        <source>Logs of %1</source>
        <translation>%1 的日志</translation>
    </message>
    <message>
        <source>Configuration of %1</source>
        <translation>%1 的配置</translation>
    </message>
    <message>
        <source>The data directory of %1</source>
        <translation>%1 的数据目录</translation>
    </message>
    <message>
        <source>messages of %1</source>
        <translation>%1 的消息</translation>
    </message>
    <message>
        <source>read from the leader: it has no other member</source>
        <translation>从领导者读取：没有其他成员</translation>
    </message>
    <message>
        <source>message %1 of %2 is not in the backup that this one builds upon</source>
        <translation>%2 的消息 %1 不在所基于的备份中</translation>
    </message>
    <message>
        <source>No login to a broker&apos;s host</source>
        <translation>没有任何节点主机的登录</translation>
    </message>
    <message>
        <source>%1 messages, %2</source>
        <translation>%1 条消息，%2</translation>
    </message>
    <message>
        <source>The queues were cut within %1, not within a quarter of a second</source>
        <translation>各队列的切点相差 %1，未能在四分之一秒内</translation>
    </message>
    <message>
        <source>%1: %2 messages</source>
        <translation>%1：%2 条消息</translation>
    </message>
    <message>
        <source>No node can be asked about its queues</source>
        <translation>没有节点可以询问其队列</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 messages of %2 queues, %3</source>
        <translation>%2 个队列的 %1 条消息，%3</translation>
    </message>
    <message numerus="yes">
        <source>; %n queue(s) left out</source>
        <translation>
            <numerusform>；%n 个队列未包含</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages of the queues</source>
        <translation>队列的消息</translation>
    </message>
    <message>
        <source>Messages of the queues, about %1</source>
        <translation>队列的消息，约 %1 条</translation>
    </message>
    <message>
        <source>%1 was made already: make a new plan</source>
        <translation>%1 已经创建过：请重新制定计划</translation>
    </message>
    <message>
        <source>%1 can be written</source>
        <translation>%1 可写</translation>
    </message>
    <message>
        <source>%1 can be written, %2 are free</source>
        <translation>%1 可写，剩余 %2</translation>
    </message>
    <message>
        <source>It is collected in %1</source>
        <translation>收集于 %1</translation>
    </message>
    <message>
        <source>Nothing of it is left</source>
        <translation>没有留下任何内容</translation>
    </message>
    <message>
        <source>What %1 sent are no definitions</source>
        <translation>%1 发来的不是定义</translation>
    </message>
    <message>
        <source>No node can be asked for its definitions</source>
        <translation>没有节点可以提供定义</translation>
    </message>
    <message numerus="yes">
        <source>Definitions of %n virtual host(s), from %1</source>
        <translation>
            <numerusform>%n 个虚拟主机的定义，来自 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Definitions are given to administrators only: %1</source>
        <translation>定义只提供给管理员：%1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 files</source>
        <translation>%1：%2，%3 个文件</translation>
    </message>
    <message>
        <source>Not in it: %1 (%2)</source>
        <translation>未包含：%1（%2）</translation>
    </message>
    <message>
        <source>The archive is gone</source>
        <translation>归档已删除</translation>
    </message>
    <message>
        <source>What was written is not what is read: %1</source>
        <translation>读回的内容与写入的不一致：%1</translation>
    </message>
    <message>
        <source>%1 files read back, %2 messages of them decoded</source>
        <translation>已读回 %1 个文件，解码其中 %2 条消息</translation>
    </message>
    <message>
        <source>It lies in %1 too: %2</source>
        <translation>也已存放于 %1：%2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>已删除 %1：%2</translation>
    </message>
    <message>
        <source>Every backup stays</source>
        <translation>所有备份均保留</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed</source>
        <translation>
            <numerusform>已删除 %n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>The backups&apos; folder can be written and has room</source>
        <translation>备份目录可写且空间充足</translation>
    </message>
    <message>
        <source>Begin to collect</source>
        <translation>开始收集</translation>
    </message>
    <message>
        <source>remove what was collected</source>
        <translation>删除已收集的内容</translation>
    </message>
    <message>
        <source>Definitions of the cluster and of each virtual host</source>
        <translation>集群及每个虚拟主机的定义</translation>
    </message>
    <message>
        <source>Write the archive</source>
        <translation>写入归档</translation>
    </message>
    <message>
        <source>Write the archive, encrypted</source>
        <translation>写入加密归档</translation>
    </message>
    <message>
        <source>remove the archive</source>
        <translation>删除归档</translation>
    </message>
    <message>
        <source>Read it back: every hash, the chain, messages</source>
        <translation>读回校验：所有哈希、链、消息</translation>
    </message>
    <message>
        <source>Copy it to %1 and look at it there</source>
        <translation>复制到 %1 并在那里校验</translation>
    </message>
    <message>
        <source>Remove backups that no rule keeps</source>
        <translation>删除没有规则保留的备份</translation>
    </message>
    <message>
        <source>What is removed is gone</source>
        <translation>删除后无法恢复</translation>
    </message>
    <message>
        <source>no login to a broker&apos;s host: its log cannot be read</source>
        <translation>没有节点主机的登录：无法读取其日志</translation>
    </message>
    <message>
        <source>nobody tells whether clients consume from it</source>
        <translation>无法得知是否有客户端在消费</translation>
    </message>
    <message>
        <source>clients consume from it: reading would take messages from them for a while</source>
        <translation>有客户端在消费：读取会暂时占用其消息</translation>
    </message>
    <message>
        <source>counts one delivery of each message, and marks it as redelivered</source>
        <translation>每条消息计一次投递，并标记为重投</translation>
    </message>
    <message>
        <source>marks its messages as redelivered</source>
        <translation>将其消息标记为重投</translation>
    </message>
    <message>
        <source>it belongs to one connection, and ends with it</source>
        <translation>它属于某个连接，随连接结束</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>其状态为 %1</translation>
    </message>
    <message>
        <source>queues of this kind keep no messages</source>
        <translation>此类队列不保存消息</translation>
    </message>
    <message>
        <source>left out by choice</source>
        <translation>按选择排除</translation>
    </message>
    <message>
        <source>“%1” is no regular expression: %2</source>
        <translation>“%1”不是正则表达式：%2</translation>
    </message>
    <message>
        <source>Nothing is being collected for %1 any more: undo this run, and make a new backup</source>
        <translation>%1 已不在收集中：请撤销此次运行并重新备份</translation>
    </message>
    <message>
        <source>Definitions and files</source>
        <translation>定义与文件</translation>
    </message>
    <message>
        <source>%1 are much for a settings file</source>
        <translation>设置文件过大（%1）</translation>
    </message>
    <message>
        <source>certificates and private keys go in by choice only</source>
        <translation>证书和私钥只在选择时包含</translation>
    </message>
    <message>
        <source>the newest %1 of logs are in it</source>
        <translation>仅包含最新的 %1 日志</translation>
    </message>
    <message>
        <source>a link to %1, not followed</source>
        <translation>指向 %1 的链接，未跟随</translation>
    </message>
    <message>
        <source>%1 has %2 free, and the backup needs about %3</source>
        <translation>%1 剩余 %2，备份约需 %3</translation>
    </message>
    <message>
        <source>%1 is not good: nothing may build upon it</source>
        <translation>%1 不可用：不能以它为基础</translation>
    </message>
    <message>
        <source>Only an incremental backup builds upon another one</source>
        <translation>只有增量备份才基于另一个备份</translation>
    </message>
    <message>
        <source>There is no backup %1 of this cluster</source>
        <translation>此集群没有备份 %1</translation>
    </message>
    <message>
        <source>There is no good full backup to build upon: make one first</source>
        <translation>没有可用的完整备份作为基础：请先创建一个</translation>
    </message>
    <message>
        <source>Nothing is chosen to be saved</source>
        <translation>未选择任何要保存的内容</translation>
    </message>
    <message>
        <source>The Erlang cookie goes into an encrypted backup only: name a recipient</source>
        <translation>Erlang cookie 只能进入加密备份：请指定接收者</translation>
    </message>
    <message>
        <source>A cold backup is a full one</source>
        <translation>冷备份必须是完整备份</translation>
    </message>
    <message>
        <source>files of %1</source>
        <translation>%1 的文件</translation>
    </message>
    <message>
        <source>the profile names no login to its host</source>
        <translation>配置中没有其主机的登录</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” is no second place: an absolute path, or sftp:HOST:/PATH</source>
        <translation>“%1”不是第二存放处：应为绝对路径或 sftp:主机:/路径</translation>
    </message>
    <message>
        <source>Each node is out of service for a while, one after the other; clients move to the others</source>
        <translation>各节点依次短暂停止服务；客户端转移到其他节点</translation>
    </message>
    <message>
        <source>Clients go on; messages that are read and given back are marked as redelivered</source>
        <translation>客户端不受影响；读取后放回的消息会标记为重投</translation>
    </message>
    <message>
        <source>Clients go on, nothing in the cluster changes</source>
        <translation>客户端不受影响，集群不发生变化</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>%1 backup of %2</source>
        <translation>%2 的%1备份</translation>
    </message>
    <message>
        <source>The backup lies in %1; the cluster is as it was.</source>
        <translation>备份存放于 %1；集群保持原样。</translation>
    </message>
    <message>
        <source>%1 messages were with consumers and are not in it</source>
        <translation>有 %1 条消息正在消费者处，未包含</translation>
    </message>
    <message>
        <source>looked at when it runs</source>
        <translation>运行时检查</translation>
    </message>
    <message>
        <source>Only a cold backup stops nodes</source>
        <translation>只有冷备份才会停止节点</translation>
    </message>
    <message>
        <source>All nodes are stopped at once: nobody is served until they have been copied and started</source>
        <translation>所有节点同时停止：在复制并启动完成之前，不提供任何服务</translation>
    </message>
    <message>
        <source>neither file nor folder</source>
        <translation>既不是文件也不是文件夹</translation>
    </message>
    <message>
        <source>Stop all nodes: the cluster serves nobody</source>
        <translation>停止所有节点：集群不提供任何服务</translation>
    </message>
    <message>
        <source>Start all nodes side by side</source>
        <translation>并行启动所有节点</translation>
    </message>
    <message>
        <source>start the nodes that ran</source>
        <translation>启动原先运行的节点</translation>
    </message>
    <message>
        <source>While the cluster is stopped</source>
        <translation>集群停止期间</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>%1 of %2 messages came</source>
        <translation>%2 条消息中到达了 %1 条</translation>
    </message>
    <message>
        <source>Nothing that was asked for is missing</source>
        <translation>所要求的内容一项不缺</translation>
    </message>
    <message>
        <source>Missing: messages of %1</source>
        <translation>缺失：%1 的消息</translation>
    </message>
    <message numerus="yes">
        <source>The messages of %n queue(s) are missing, the first is %1</source>
        <translation>
            <numerusform>缺少 %n 个队列的消息，第一个是 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The archive stays: %1 needs it</source>
        <translation>归档保留：%1 需要它</translation>
    </message>
    <message>
        <source>The archive stays: it was read back and is sound</source>
        <translation>归档保留：已回读，完好无损</translation>
    </message>
    <message>
        <source>Every backup stays, since this one is not complete</source>
        <translation>所有备份都保留，因为这次备份不完整</translation>
    </message>
    <message>
        <source>it is deleted when its last consumer leaves, and who reads it is one</source>
        <translation>最后一个消费者离开时它会被删除，而读取者就是消费者</translation>
    </message>
    <message>
        <source>%1 offsets could not be read by AMQP: compressed batches, which only clients of the stream protocol get, or what the stream notes for those</source>
        <translation>%1 个偏移量无法通过 AMQP 读取：只有 stream 协议客户端能收到的压缩批次，或 stream 为这些客户端所作的记录</translation>
    </message>
    <message>
        <source>it holds messages, and none could be read by AMQP: compressed batches get to clients of the stream protocol only</source>
        <translation>其中有消息，但没有一条能通过 AMQP 读取：压缩批次只会送达 stream 协议客户端</translation>
    </message>
    <message>
        <source>%1 is read whole: its log is not the one that the last backup was made of</source>
        <translation>%1 将完整读取：它的日志已不是上一个备份所依据的日志</translation>
    </message>
    <message>
        <source>The archive&apos;s SHA-256 is the one that was written, and its chain is there; encrypted, and no identity was named: nothing in it was read back</source>
        <translation>归档的 SHA-256 与写入时一致，备份链也齐全；归档已加密且未指定身份文件：其中内容均未读回核对</translation>
    </message>
    <message>
        <source>How much room the data of %1 take is not known: %2</source>
        <translation>无法得知 %1 的数据占用多少空间：%2</translation>
    </message>
    <message>
        <source>what du said is no size</source>
        <translation>du 的输出不是大小</translation>
    </message>
    <message>
        <source>%1 of logs</source>
        <translation>日志 %1</translation>
    </message>
    <message>
        <source>of %1 the newest %2 only</source>
        <translation>%1 只取最新的 %2</translation>
    </message>
    <message>
        <source>how much of %1 is not known</source>
        <translation>%1 的大小未知</translation>
    </message>
    <message>
        <source>At most %1, the newest files first; what is left out stands in the backup</source>
        <translation>最多 %1，从最新的文件开始；未备份的部分会记录在备份中</translation>
    </message>
</context>
<context>
    <name>BackupChecks</name>
    <message>
        <source>There is a recent backup</source>
        <translation>有近期备份</translation>
    </message>
    <message>
        <source>Nobody has said how old the last backup may be, and there is none.</source>
        <translation>未设定备份的最大时限，也没有备份。</translation>
    </message>
    <message>
        <source>at most %1 old</source>
        <translation>不早于 %1 前</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>There is no backup to restore from</source>
        <translation>没有可用于恢复的备份</translation>
    </message>
    <message>
        <source>The last good backup is older than it should be</source>
        <translation>最近的有效备份已过期</translation>
    </message>
    <message>
        <source>A backup was restored in a test</source>
        <translation>有备份通过了恢复测试</translation>
    </message>
    <message>
        <source>There is no backup that could be tested.</source>
        <translation>没有可供测试的备份。</translation>
    </message>
    <message>
        <source>at most %1 ago</source>
        <translation>至多 %1 前</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>No backup was ever restored in a test</source>
        <translation>从未有备份做过恢复测试</translation>
    </message>
    <message>
        <source>No backup was restored in a test lately</source>
        <translation>近期没有备份做过恢复测试</translation>
    </message>
    <message>
        <source>warrenctl restore --test restores the newest one into a place that is thrown away.</source>
        <translation>warrenctl restore --test 把最新的备份恢复到一个用后即弃的位置。</translation>
    </message>
    <message>
        <source>Backups are in a second place too</source>
        <translation>备份在第二存放位置也有副本</translation>
    </message>
    <message>
        <source>The profile names no second place: all backups lie on one disk.</source>
        <translation>配置中没有第二存放位置：所有备份都在同一块磁盘上。</translation>
    </message>
    <message>
        <source>a copy in %1 that is at most %2 old</source>
        <translation>%1 中有不超过 %2 的副本</translation>
    </message>
    <message>
        <source>No backup has arrived in the second place</source>
        <translation>第二存放位置中没有任何备份</translation>
    </message>
    <message>
        <source>The newest copy of a backup is older than it should be</source>
        <translation>备份的最新副本已超过应有的时限</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>at most %1 ago</source>
        <translation>至多 %1前</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>at most %1 old</source>
        <translation>不早于 %1前</translation>
    </message>
    <message>
        <source>at most %1 old</source>
        <translation>不早于 %1前</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>at most %1 ago</source>
        <translation>至多 %1前</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The broker's answer is not a sound Erlang term</source>
        <translation>节点的回答不是完好的 Erlang 项</translation>
    </message>
    <message>
        <source>The broker's answer holds more values than are allowed</source>
        <translation>节点的回答所含的值多于允许的数量</translation>
    </message>
    <message>
        <source>The broker's answer holds a kind of Erlang term that no message has</source>
        <translation>节点的回答含有任何消息都没有的一种 Erlang 项</translation>
    </message>
    <message>
        <source>The properties of a message cannot be read</source>
        <translation>无法读取一条消息的属性</translation>
    </message>
    <message>
        <source>The properties of a message hold more values than are allowed</source>
        <translation>一条消息的属性所含的值多于允许的数量</translation>
    </message>
    <message>
        <source>These properties cannot be written: a name or a text is too long, or a type is none</source>
        <translation>无法写出这些属性：某个名称或文本过长，或某个类型不存在</translation>
    </message>
    <message>
        <source>The properties of a message make no sense at “%1”</source>
        <translation>一条消息的属性在“%1”处没有意义</translation>
    </message>
    <message>
        <source>Reading “%1” by AMQP could spend the last delivery of a message (limit %2): %3</source>
        <translation>用 AMQP 读取“%1”可能耗掉某条消息的最后一次投递（上限 %2）：%3</translation>
    </message>
    <message>
        <source>a message has come back from a consumer before</source>
        <translation>曾有消息从消费者处退回</translation>
    </message>
    <message>
        <source>“%1” is neither a classic nor a quorum queue</source>
        <translation>“%1”既不是经典队列也不是仲裁队列</translation>
    </message>
    <message>
        <source>“%1” holds %2 messages: the broker would have to keep them all as unacknowledged at once</source>
        <translation>“%1”有 %2 条消息：节点必须同时把它们全部作为未确认消息保留</translation>
    </message>
    <message>
        <source>“%1” holds %2 messages: one consumer, who alone keeps their order, can have %3 at once</source>
        <translation>“%1”有 %2 条消息：只有单个消费者才能保持顺序，而它同时最多可持有 %3 条</translation>
    </message>
    <message>
        <source>no delivery would be left</source>
        <translation>将不再剩下任何一次投递</translation>
    </message>
    <message>
        <source>consumers hold messages that may come back at any time</source>
        <translation>消费者持有随时可能退回的消息</translation>
    </message>
    <message>
        <source>messages that came back before wait in it (%1), and nobody can tell how often they did</source>
        <translation>其中有曾被退回的消息在等待（%1 条），无人知道退回过几次</translation>
    </message>
    <message>
        <source>this version does not tell whether messages came back before</source>
        <translation>此版本不说明是否曾有消息退回</translation>
    </message>
    <message>
        <source>“%1” holds more bytes than are allowed</source>
        <translation>“%1”的字节数多于允许的数量</translation>
    </message>
    <message>
        <source>A text of this program is missing</source>
        <translation>本程序缺少一段文本</translation>
    </message>
    <message>
        <source>On %1 there is no Erlang that could be started</source>
        <translation>%1 上没有可以启动的 Erlang</translation>
    </message>
    <message>
        <source>On %1 the broker's user has no Erlang cookie in its home</source>
        <translation>%1 上，节点所用账户的主目录中没有 Erlang cookie</translation>
    </message>
    <message>
        <source>The snapshot on %1 ended early, with exit code %2</source>
        <translation>%1 上的快照提前结束，退出码为 %2</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a node</source>
        <translation>“%1”不能作为节点名</translation>
    </message>
    <message>
        <source>What the host sent of the snapshot cannot be understood</source>
        <translation>无法理解主机发来的快照内容</translation>
    </message>
    <message>
        <source>There is no queue “%1” in the virtual host “%2”</source>
        <translation>虚拟主机“%2”中没有队列“%1”</translation>
    </message>
    <message>
        <source>“%1” is no quorum queue</source>
        <translation>“%1”不是仲裁队列</translation>
    </message>
    <message>
        <source>How RabbitMQ %1 keeps the messages of quorum queues is not known</source>
        <translation>尚不清楚 RabbitMQ %1 如何保存仲裁队列的消息</translation>
    </message>
    <message>
        <source>RabbitMQ %1 lacks the functions by which the log of a quorum queue is read</source>
        <translation>RabbitMQ %1 缺少用于读取仲裁队列日志的函数</translation>
    </message>
    <message>
        <source>The inside of “%1” has a shape that is not known</source>
        <translation>“%1”的内部结构未知</translation>
    </message>
    <message>
        <source>“%1” holds %2 messages: listing them would make its member stand still for too long</source>
        <translation>“%1”有 %2 条消息：列出它们会使其成员停顿过久</translation>
    </message>
    <message>
        <source>No member of “%1” answers</source>
        <translation>“%1”没有任何成员应答</translation>
    </message>
    <message>
        <source>“%1” changes faster than it can be read</source>
        <translation>“%1”变化得比读取还快</translation>
    </message>
    <message>
        <source>The broker cannot put a message of “%1” into the form of AMQP 0-9-1</source>
        <translation>节点无法把“%1”的一条消息转换为 AMQP 0-9-1 的形式</translation>
    </message>
    <message>
        <source>“%1” cannot be read</source>
        <translation>无法读取“%1”</translation>
    </message>
    <message>
        <source>The host sent a message that is larger than allowed</source>
        <translation>主机发来的一条消息超过了允许的大小</translation>
    </message>
    <message>
        <source>The broker %1 does not answer on its own host</source>
        <translation>节点 %1 在其所在主机上没有应答</translation>
    </message>
    <message>
        <source>The snapshot failed within the host</source>
        <translation>快照在主机上失败</translation>
    </message>
    <message>
        <source>The messages cannot be kept in %1 for the time being</source>
        <translation>无法把消息暂存在 %1 中</translation>
    </message>
    <message>
        <source>A message of the snapshot never came</source>
        <translation>快照中的一条消息始终没有到达</translation>
    </message>
    <message>
        <source>“%1” is no stream</source>
        <translation>“%1”不是流</translation>
    </message>
    <message>
        <source>The stream “%1” ended before the offset %2</source>
        <translation>流“%1”在偏移量 %2 之前就结束了</translation>
    </message>
    <message>
        <source>No member leads “%1” at present</source>
        <translation>“%1”目前没有领导者</translation>
    </message>
    <message>
        <source>“%1” is deleted when its last consumer leaves, and who reads it is one</source>
        <translation>最后一个消费者离开时“%1”会被删除，而读取者就是消费者</translation>
    </message>
    <message>
        <source>No member of “%1” keeps up with its leader at present</source>
        <translation>“%1”没有一个成员此刻跟得上它的领导者</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>it does nothing but mirror classic queues (%1), which ended with 4.0: it is left out; quorum queues are the way now</source>
        <translation>它只用于镜像经典队列（%1），4.0 起已取消：不导入；请改用仲裁队列</translation>
    </message>
    <message>
        <source>without %1: mirrored classic queues ended with 4.0; quorum queues are the way now</source>
        <translation>去掉 %1：镜像经典队列自 4.0 起已取消；请改用仲裁队列</translation>
    </message>
    <message>
        <source>its settings cannot be changed: restore it under another name, or delete the present one first</source>
        <translation>其设置无法更改：请以其他名称恢复，或先删除现有对象</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Cannot be changed</source>
        <translation>无法更改</translation>
    </message>
    <message>
        <source>Adapted</source>
        <translation>适配后导入</translation>
    </message>
    <message>
        <source>Only in the cluster</source>
        <translation>仅存在于集群</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The backup is damaged: %1</source>
        <translation>备份已损坏：%1</translation>
    </message>
    <message>
        <source>It can be opened</source>
        <translation>可以打开</translation>
    </message>
    <message>
        <source>Whole: %1 files</source>
        <translation>完整：%1 个文件</translation>
    </message>
    <message>
        <source>%1 stays: %2</source>
        <translation>%1 保留：%2</translation>
    </message>
    <message>
        <source>%1 is as it was: %2</source>
        <translation>%1 保持原样：%2</translation>
    </message>
    <message>
        <source>%1 was refused: %2</source>
        <translation>%1 被拒绝：%2</translation>
    </message>
    <message>
        <source>Did not arrive: %1</source>
        <translation>未导入：%1</translation>
    </message>
    <message>
        <source>%1 created, %2 changed, %3 as they were</source>
        <translation>新建 %1，更改 %2，不变 %3</translation>
    </message>
    <message>
        <source>%1 taken away, %2 as before</source>
        <translation>删除 %1，恢复原样 %2</translation>
    </message>
    <message>
        <source>The backup&apos;s definitions cannot be read</source>
        <translation>备份中的定义无法读取</translation>
    </message>
    <message>
        <source>The backup is whole</source>
        <translation>备份完整</translation>
    </message>
    <message>
        <source>Import definitions (%1), and look at what arrived</source>
        <translation>导入 %1 个定义并核对结果</translation>
    </message>
    <message>
        <source>No node can be asked</source>
        <translation>没有节点可以询问</translation>
    </message>
    <message>
        <source>No login to a broker&apos;s host: its log cannot be read</source>
        <translation>没有节点主机的登录：无法读取其日志</translation>
    </message>
    <message>
        <source>A classic queue cannot be looked into without touching it</source>
        <translation>经典队列无法在不触碰的情况下查看</translation>
    </message>
    <message>
        <source>%1 takes no more messages: its limit is reached, or its broker refuses them</source>
        <translation>%1 不再接收消息：已达上限，或节点拒绝</translation>
    </message>
    <message>
        <source>Clients consume from %1: they would get old messages at once</source>
        <translation>有客户端在消费 %1：会立即收到旧消息</translation>
    </message>
    <message>
        <source>%1 holds messages, and nobody can tell which: %2 (publish all of them, or empty it first)</source>
        <translation>%1 中已有消息，且无法得知是哪些：%2（可全部发布，或先清空）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 messages had a user id of somebody else&apos;s: it stands in the header x-warrener-user-id now</source>
        <translation>%1 条消息带有他人的用户 ID：现保存在头 x-warrener-user-id 中</translation>
    </message>
    <message>
        <source>%1 messages published, %2 were there already</source>
        <translation>已发布 %1 条消息，%2 条已存在</translation>
    </message>
    <message>
        <source>%1; not into %2</source>
        <translation>%1；未写入 %2</translation>
    </message>
    <message>
        <source>%1 holds %2 messages, the backup %3</source>
        <translation>%1 有 %2 条消息，备份中有 %3 条</translation>
    </message>
    <message>
        <source>%1 lacks %2 of %3 messages</source>
        <translation>%1 缺少 %3 条消息中的 %2 条</translation>
    </message>
    <message numerus="yes">
        <source>Not complete: %n difference(s); the first: %1</source>
        <translation>
            <numerusform>不完整：%n 处差异；第一处：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>; %1 messages are there, byte for byte</source>
        <translation>；%1 条消息逐字节一致</translation>
    </message>
    <message>
        <source>; %1 more by number</source>
        <translation>；另有 %1 条按数量核对</translation>
    </message>
    <message>
        <source>Publish %1 messages, confirmed, in their order</source>
        <translation>按顺序并确认地发布 %1 条消息</translation>
    </message>
    <message>
        <source>Messages that were published stay; consumers may have taken them</source>
        <translation>已发布的消息保留；消费者可能已取走</translation>
    </message>
    <message>
        <source>Prove it: definitions and messages are those of the backup</source>
        <translation>验证：定义和消息与备份一致</translation>
    </message>
    <message>
        <source>Room for a safety backup of the definitions as they are</source>
        <translation>有空间保存当前定义的安全备份</translation>
    </message>
    <message>
        <source>Begin the safety backup</source>
        <translation>开始安全备份</translation>
    </message>
    <message>
        <source>Write the safety backup</source>
        <translation>写入安全备份</translation>
    </message>
    <message>
        <source>Nothing is chosen to be restored</source>
        <translation>未选择要恢复的内容</translation>
    </message>
    <message>
        <source>The backup holds no messages of such queues</source>
        <translation>备份中没有这些队列的消息</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore %1 into %2</source>
        <translation>将 %1 恢复到 %2</translation>
    </message>
    <message>
        <source>before the restore of %1</source>
        <translation>恢复 %1 之前</translation>
    </message>
    <message>
        <source>Objects that are created: %1, changed: %2; that cannot be changed and stay as they are: %3.</source>
        <translation>新建 %1 个对象，更改 %2 个，%3 个无法更改并保持原样。</translation>
    </message>
    <message>
        <source>Up to %1 messages are published.</source>
        <translation>最多发布 %1 条消息。</translation>
    </message>
    <message>
        <source>it holds %1 messages now</source>
        <translation>现有 %1 条消息</translation>
    </message>
    <message>
        <source>it was a %1 queue, and is a %2 queue now</source>
        <translation>原为 %1 队列，现为 %2 队列</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it: they would get old messages at once</source>
        <translation>
            <numerusform>有 %n 个客户端在消费：会立即收到旧消息</numerusform>
        </translation>
    </message>
    <message>
        <source>it is not there, and its definition is not restored</source>
        <translation>队列不存在，且不恢复其定义</translation>
    </message>
    <message>
        <source>The backup is of %1, and goes into %2</source>
        <translation>备份来自 %1，恢复到 %2</translation>
    </message>
    <message>
        <source>the backup names it twice: the first one is taken</source>
        <translation>备份中出现两次：以第一个为准</translation>
    </message>
    <message>
        <source>%1 is no virtual host of a restore test</source>
        <translation>%1 不是恢复测试的虚拟主机</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual host(s) made</source>
        <translation>
            <numerusform>已建立 %n 个虚拟主机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual host(s) thrown away</source>
        <translation>
            <numerusform>已丢弃 %n 个虚拟主机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n virtual host(s) to restore into</source>
        <translation>
            <numerusform>建立 %n 个虚拟主机，用于恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>the virtual hosts of the test are thrown away</source>
        <translation>丢弃测试用的虚拟主机</translation>
    </message>
    <message>
        <source>Throw the virtual hosts of the test away</source>
        <translation>丢弃测试用的虚拟主机</translation>
    </message>
    <message>
        <source>The backup holds nothing that could be restored in a test</source>
        <translation>该备份中没有可供恢复测试的内容</translation>
    </message>
    <message>
        <source>Restore test</source>
        <translation>恢复测试</translation>
    </message>
    <message>
        <source>Test whether %1 can be restored, in %2</source>
        <translation>测试 %1 能否恢复，于 %2</translation>
    </message>
    <message>
        <source>Objects that are restored, compared, and thrown away: %1; messages: up to %2. Clients see nothing of it.</source>
        <translation>恢复 %1 个对象和至多 %2 条消息，比对后丢弃；客户端毫无察觉。</translation>
    </message>
    <message>
        <source>A part of a backup does not count as its proof.</source>
        <translation>只测试备份的一部分，不算作整个备份的证明。</translation>
    </message>
    <message>
        <source>written anew</source>
        <translation>新写入</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>only on the host</source>
        <translation>仅存在于主机上</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Its servers, of all backends, as they were set before</source>
        <translation>所有后端的服务器恢复为之前的设置</translation>
    </message>
    <message>
        <source>All nodes together: then each of them needs something to be restored</source>
        <translation>所有节点一起恢复：则每个节点都必须有要恢复的内容</translation>
    </message>
    <message>
        <source>Every file is as in the backup: there is nothing to do</source>
        <translation>所有文件都与备份一致：无事可做</translation>
    </message>
    <message>
        <source>What was there before is kept: %1.</source>
        <translation>之前的内容已保留：%1。</translation>
    </message>
    <message>
        <source>The data directory in the backup is not as Warrener writes it: %1</source>
        <translation>备份中的数据目录不是 Warrener 写入的样子：%1</translation>
    </message>
    <message>
        <source>something stands behind its end</source>
        <translation>结尾之后还有内容</translation>
    </message>
    <message>
        <source>a header is damaged</source>
        <translation>某个文件头已损坏</translation>
    </message>
    <message>
        <source>a header cannot be read</source>
        <translation>某个文件头无法读取</translation>
    </message>
    <message>
        <source>a name is too long</source>
        <translation>某个名称过长</translation>
    </message>
    <message>
        <source>a name leads out of it</source>
        <translation>某个名称指向目录之外</translation>
    </message>
    <message>
        <source>it holds something that is neither file nor folder</source>
        <translation>其中含有既非文件也非文件夹的内容</translation>
    </message>
    <message>
        <source>a file would run with the rights of another user</source>
        <translation>某个文件会以其他用户的权限运行</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>缺少结尾</translation>
    </message>
    <message>
        <source>The host does not say where its data directory is</source>
        <translation>主机未说明其数据目录的位置</translation>
    </message>
    <message>
        <source>%1 is a link, or lies behind one, or is no file: it is not written</source>
        <translation>%1 是链接、位于链接之后或不是文件：不写入</translation>
    </message>
    <message>
        <source>%1 did not arrive as it was sent</source>
        <translation>%1 到达时与发送时不一致</translation>
    </message>
    <message>
        <source>The host has no owner for %1</source>
        <translation>主机上没有 %1 的所有者</translation>
    </message>
    <message>
        <source>%1 cannot be written on %2</source>
        <translation>无法在 %2 上写入 %1</translation>
    </message>
    <message>
        <source>HAProxy on %1 would not start with the file of the backup</source>
        <translation>%1 上的 HAProxy 无法使用备份中的文件启动</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on %1 are as in the backup; those that were there end in %2 now</source>
        <translation>
            <numerusform>%1 上的 %n 个文件已与备份一致；原有文件的名称现以 %2 结尾</numerusform>
        </translation>
    </message>
    <message>
        <source>The files of %1 are as they were</source>
        <translation>%1 的文件已恢复原样</translation>
    </message>
    <message>
        <source>The files are not those of the backup any more</source>
        <translation>文件已不再是备份中的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are those of the backup</source>
        <translation>
            <numerusform>%n 个文件与备份一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s) on %1</source>
        <translation>
            <numerusform>在 %1 上写入 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>the files of %1 as they were</source>
        <translation>%1 的文件恢复原样</translation>
    </message>
    <message>
        <source>The files of %1 are those of the backup</source>
        <translation>%1 的文件与备份一致</translation>
    </message>
    <message>
        <source>The data directory of %1 is another one now</source>
        <translation>%1 的数据目录现已不同</translation>
    </message>
    <message>
        <source>%1 has room: %2 free</source>
        <translation>%1 空间充足：剩余 %2</translation>
    </message>
    <message>
        <source>Unpacking was cancelled</source>
        <translation>解包已取消</translation>
    </message>
    <message>
        <source>No node has the Erlang cookie any more: put it into %1 first</source>
        <translation>已没有任何节点拥有 Erlang cookie：请先将其放入 %1</translation>
    </message>
    <message>
        <source>The host says too much</source>
        <translation>主机输出过多</translation>
    </message>
    <message>
        <source>restored from the backup %1</source>
        <translation>从备份 %1 恢复</translation>
    </message>
    <message>
        <source>The data directory cannot be unpacked on %1</source>
        <translation>无法在 %1 上解包数据目录</translation>
    </message>
    <message>
        <source>What arrived on %1 is not what is in the backup</source>
        <translation>到达 %1 的内容与备份不一致</translation>
    </message>
    <message>
        <source>%1 unpacked; their SHA-256 on %2 is that of the backup</source>
        <translation>已解包 %1；其在 %2 上的 SHA-256 与备份一致</translation>
    </message>
    <message>
        <source>What was unpacked is gone</source>
        <translation>已解包的内容已删除</translation>
    </message>
    <message>
        <source>%1 holds the data of the backup; what was there lies in %2</source>
        <translation>%1 现为备份中的数据；原有内容位于 %2</translation>
    </message>
    <message>
        <source>The data directory of %1 is the one that was there</source>
        <translation>%1 的数据目录是原有的目录</translation>
    </message>
    <message>
        <source>%1 does not run with the data of the backup</source>
        <translation>%1 未使用备份中的数据运行</translation>
    </message>
    <message>
        <source>%1 runs with the data of the backup</source>
        <translation>%1 正使用备份中的数据运行</translation>
    </message>
    <message>
        <source>%1 has room for its data directory</source>
        <translation>%1 有足够空间存放其数据目录</translation>
    </message>
    <message>
        <source>Unpack the data directory of %1 beside the present one</source>
        <translation>将 %1 的数据目录解包到现有目录旁边</translation>
    </message>
    <message>
        <source>what was unpacked on %1 goes</source>
        <translation>删除 %1 上已解包的内容</translation>
    </message>
    <message>
        <source>The present data directory of %1 moves aside, the restored one takes its place</source>
        <translation>%1 的现有数据目录移到一旁，由恢复的目录取代</translation>
    </message>
    <message>
        <source>the data directory of %1 that was there is back</source>
        <translation>恢复 %1 原有的数据目录</translation>
    </message>
    <message>
        <source>This cluster has neither a node nor a proxy of this name</source>
        <translation>此集群没有这个名称的节点或代理</translation>
    </message>
    <message>
        <source>it is a link or no file there: links are not followed</source>
        <translation>它在主机上是链接或不是文件：不跟随链接</translation>
    </message>
    <message>
        <source>HAProxy judges the new file, then reads it; sessions go on</source>
        <translation>HAProxy 先检查新文件，然后读取；会话继续</translation>
    </message>
    <message>
        <source>RabbitMQ is stopped in order and started with them</source>
        <translation>RabbitMQ 有序停止，并使用这些文件启动</translation>
    </message>
    <message>
        <source>RabbitMQ does not run there, and is started with them</source>
        <translation>RabbitMQ 未在该处运行，将使用这些文件启动</translation>
    </message>
    <message>
        <source>This cluster has no node of this name, and a data directory is of its node alone</source>
        <translation>此集群没有这个名称的节点，而数据目录只属于其节点</translation>
    </message>
    <message>
        <source>It is of RabbitMQ %1, and %2 is installed there: RabbitMQ may not start with it</source>
        <translation>它属于 RabbitMQ %1，而主机上安装的是 %2：RabbitMQ 可能无法用它启动</translation>
    </message>
    <message>
        <source>It is of RabbitMQ %1, and %2 is installed there</source>
        <translation>它属于 RabbitMQ %1，而主机上安装的是 %2</translation>
    </message>
    <message>
        <source>The Erlang cookie is not there; another node&apos;s is taken</source>
        <translation>Erlang cookie 不存在；将取用其他节点的</translation>
    </message>
    <message>
        <source>the host lacks the program %1</source>
        <translation>主机缺少程序 %1</translation>
    </message>
    <message>
        <source>beside %1 %2 are free, and %3 are needed</source>
        <translation>%1 旁边剩余 %2，需要 %3</translation>
    </message>
    <message>
        <source>The service of %1 has not stopped</source>
        <translation>%1 的服务尚未停止</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>the Erlang cookie is written by choice only</source>
        <translation>Erlang cookie 仅在选择时写入</translation>
    </message>
    <message>
        <source>certificates and private keys are written by choice only</source>
        <translation>证书和私钥仅在选择时写入</translation>
    </message>
    <message>
        <source>it lies outside of %1</source>
        <translation>它位于 %1 之外</translation>
    </message>
    <message>
        <source>The backup holds no configuration of such hosts</source>
        <translation>备份中没有这些主机的配置</translation>
    </message>
    <message>
        <source>The backup holds no data directory of such nodes: a cold backup does</source>
        <translation>备份中没有这些节点的数据目录：冷备份才有</translation>
    </message>
    <message>
        <source>%1 does not run: it comes first, and this one when that serves again</source>
        <translation>%1 未运行：先恢复它，待其恢复服务后再恢复此节点</translation>
    </message>
    <message>
        <source>%1 is nothing that a restore has kept</source>
        <translation>%1 不是恢复所保留的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n of what was kept on %1 removed</source>
        <translation>
            <numerusform>已删除 %1 上保留的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove what restores have kept on %1</source>
        <translation>删除恢复在 %1 上保留的内容</translation>
    </message>
    <message>
        <source>What was removed is gone</source>
        <translation>已删除的内容无法恢复</translation>
    </message>
    <message>
        <source>Restores have kept nothing</source>
        <translation>恢复没有保留任何内容</translation>
    </message>
    <message>
        <source>Remove what was kept</source>
        <translation>删除保留的内容</translation>
    </message>
    <message>
        <source>Remove what restores have kept</source>
        <translation>删除恢复所保留的内容</translation>
    </message>
    <message>
        <source>Restores that were made cannot be taken back by hand any more.</source>
        <translation>已完成的恢复无法再手动撤回。</translation>
    </message>
    <message>
        <source>its service is being stopped or restarted at this moment</source>
        <translation>其服务此刻正在停止或重新启动</translation>
    </message>
    <message>
        <source>Publish and consume works: 40 messages through %1</source>
        <translation>发布和消费可用：经 %1 收发 40 条消息</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>保持不动</translation>
    </message>
    <message>
        <source>%1: the broker confirms nothing any more</source>
        <translation>%1：代理不再确认任何消息</translation>
    </message>
    <message>
        <source>%1 is no object: it takes KIND/VHOST/NAME, each percent-encoded, as queues/%2/orders</source>
        <translation>%1 不是对象：应写作 KIND/VHOST/NAME，各段按百分号编码，例如 queues/%2/orders</translation>
    </message>
    <message>
        <source>%1 is no queue: it takes VHOST/NAME, each percent-encoded, as %2/orders</source>
        <translation>%1 不是队列：应写作 VHOST/NAME，各段按百分号编码，例如 %2/orders</translation>
    </message>
    <message>
        <source>Restores have kept nothing where it could be looked; %1</source>
        <translation>在能够查看的地方，恢复没有保留任何内容；%1</translation>
    </message>
    <message>
        <source>Not looked at: %1.</source>
        <translation>未能查看：%1。</translation>
    </message>
    <message>
        <source>Objects that are deleted: %1.</source>
        <translation>将删除的对象：%1。</translation>
    </message>
    <message>
        <source>Messages that are lost with their queues: %1.</source>
        <translation>随队列一起丢失的消息：%1。</translation>
    </message>
    <message>
        <source>Queues whose messages nobody could count: %1.</source>
        <translation>无法统计消息数的队列：%1。</translation>
    </message>
    <message>
        <source>it needs the plugin %1, which is not enabled there: it is left out</source>
        <translation>它需要插件 %1，而该插件在目标集群未启用：不恢复</translation>
    </message>
    <message>
        <source>queue-master-locator (%1) is refused there: queue-leader-locator (%2) in its place</source>
        <translation>目标集群拒绝 queue-master-locator（%1）：改用 queue-leader-locator（%2）</translation>
    </message>
    <message>
        <source>queue-master-locator (%1) is refused there: it is left out</source>
        <translation>目标集群拒绝 queue-master-locator（%1）：不恢复</translation>
    </message>
    <message>
        <source>without queue-master-locator (%1), which is refused there</source>
        <translation>去掉目标集群拒绝的 queue-master-locator（%1）</translation>
    </message>
    <message>
        <source>without x-queue-version 1: since 4.3 there is the second version only</source>
        <translation>去掉 x-queue-version 1：自 4.3 起只有第二版</translation>
    </message>
    <message>
        <source>transient queues are refused there: it becomes durable</source>
        <translation>目标集群拒绝非持久队列：改为持久队列</translation>
    </message>
    <message>
        <source>exchanges of type %1 are not known there: it is left out</source>
        <translation>目标集群没有 %1 类型的交换机：不恢复</translation>
    </message>
    <message>
        <source>%1 is left out, and this with it</source>
        <translation>%1 不恢复，此项也随之不恢复</translation>
    </message>
    <message>
        <source>it is what this console logs in with: it stays as it is</source>
        <translation>控制台用它登录：保持原样</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) did not arrive: %1</source>
        <translation><numerusform>%n 个对象未到达：%1</numerusform></translation>
    </message>
    <message>
        <source>%1 of them adapted</source>
        <translation>其中 %1 个已调整</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 个不恢复</translation>
    </message>
    <message>
        <source>; %1 objects are left out, as the preview says</source>
        <translation>；%1 个对象按预览所述不恢复</translation>
    </message>
    <message>
        <source>The cluster cannot have all of it as it was: adapted: %1, left out: %2.</source>
        <translation>集群无法完全照原样恢复：已调整 %1 个，不恢复 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as before: %1</source>
        <translation><numerusform>%n 个对象未恢复原状：%1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) cannot be had there</source>
        <translation><numerusform>%n 个对象无法在那里恢复</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it</source>
        <translation><numerusform>有 %n 个客户端在消费它</numerusform></translation>
    </message>
    <message>
        <source>it holds messages</source>
        <translation>其中有消息</translation>
    </message>
    <message>
        <source>it would begin to work by itself, and take messages from other brokers: it is left out</source>
        <translation>它会自行开始工作并从其他节点取走消息：不恢复</translation>
    </message>
    <message>
        <source>brokers name such queues themselves and let nobody else: its client declares a new one</source>
        <translation>此类队列只能由节点自行命名：其客户端会声明新的队列</translation>
    </message>
    <message>
        <source>%1 stays, and is fed by it</source>
        <translation>%1 保留，并由它供给消息</translation>
    </message>
    <message>
        <source>%1 stays, and needs it</source>
        <translation>%1 保留，并且需要它</translation>
    </message>
    <message numerus="yes">
        <source>%n not taken back: %1</source>
        <translation>
            <numerusform>%n 个未撤回：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are left, since nobody knows whether they may go: %1</source>
        <translation>
            <numerusform>保留了 %n 个对象，因为无法得知它们是否可以删除：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>An older Warrener ran it, and did not write down what it made: nothing is taken back</source>
        <translation>这是由旧版 Warrener 运行的，没有记下它创建了什么：不撤回任何内容</translation>
    </message>
    <message>
        <source>Not as before: %1</source>
        <translation>与之前不同：%1</translation>
    </message>
    <message>
        <source>Not taken back: %1 (%2)</source>
        <translation>未撤回：%1（%2）</translation>
    </message>
    <message>
        <source>Nothing had been imported</source>
        <translation>尚未导入任何内容</translation>
    </message>
    <message>
        <source>The cluster&apos;s definitions cannot be read</source>
        <translation>无法读取集群的定义</translation>
    </message>
    <message>
        <source>The list of queues cannot be read</source>
        <translation>无法读取队列列表</translation>
    </message>
    <message>
        <source>The rights on topics cannot be read</source>
        <translation>无法读取主题权限</translation>
    </message>
    <message>
        <source>as they were before, by the safety backup; what is used or was changed since stays</source>
        <translation>按安全备份恢复原状；之后被使用或修改过的保留</translation>
    </message>
    <message>
        <source>it applies to %1, which stays</source>
        <translation>它适用于保留的 %1</translation>
    </message>
    <message>
        <source>it could cost messages of %1</source>
        <translation>可能会使 %1 丢失消息</translation>
    </message>
    <message>
        <source>it holds queues that somebody has made since</source>
        <translation>其中有之后他人创建的队列</translation>
    </message>
    <message>
        <source>it holds queues</source>
        <translation>其中有队列</translation>
    </message>
    <message>
        <source>its type is not known</source>
        <translation>其类型未知</translation>
    </message>
    <message>
        <source>queues stay in the virtual host %1</source>
        <translation>虚拟主机 %1 中有队列保留</translation>
    </message>
    <message>
        <source>somebody has changed it since</source>
        <translation>之后有人修改了它</translation>
    </message>
    <message>
        <source>somebody uses it since: %1</source>
        <translation>之后有人使用它：%1</translation>
    </message>
    <message>
        <source>the virtual host %1 stays whole</source>
        <translation>虚拟主机 %1 整体保留</translation>
    </message>
    <message>
        <source>whether it is used is not known: %1</source>
        <translation>无法得知它是否被使用：%1</translation>
    </message>
    <message>
        <source>whether the restore made it, or somebody since, is not known</source>
        <translation>无法得知它是由此次恢复创建的，还是之后由他人创建的</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not in the backup: %1 (%2)</source>
        <translation>备份中没有：%1（%2）</translation>
    </message>
    <message>
        <source>There is no such thing to restore, to replace or to delete: %1</source>
        <translation>没有可恢复、可替换或可删除的此对象：%1</translation>
    </message>
    <message>
        <source>%1 cannot be replaced: %2</source>
        <translation>%1 无法替换：%2</translation>
    </message>
    <message>
        <source>Replaced: %1; messages that are moved: %2. Each of them is away for a moment: stop what publishes to it and what consumes from it before.</source>
        <translation>将被替换：%1；要搬移的消息：%2 条。它们各自会有片刻不存在：请先停止向其发布和从其消费的程序。</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>the configuration backup of %1</source>
        <translation>%1 的配置备份</translation>
    </message>
    <message>
        <source>the full backup of %1</source>
        <translation>%1 的完整备份</translation>
    </message>
    <message>
        <source>the incremental backup of %1</source>
        <translation>%1 的增量备份</translation>
    </message>
    <message>
        <source>the queue backup of %1</source>
        <translation>%1 的队列备份</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已替换</translation>
    </message>
    <message>
        <source>a queue&apos;s settings cannot be changed: restore it under another name, or replace it, moving its messages</source>
        <translation>队列的设置无法更改：请以另一名称恢复，或替换它并搬移其消息</translation>
    </message>
    <message>
        <source>an exchange&apos;s settings cannot be changed: replace it, with its bindings</source>
        <translation>交换机的设置无法更改：请连同其绑定一起替换</translation>
    </message>
    <message>
        <source>it is deleted and declared as in the backup, and bound as it is now</source>
        <translation>它会被删除，按备份重新声明，并照现在的样子绑定</translation>
    </message>
    <message>
        <source>its messages are written down, it is deleted and declared as in the backup, and they are put back in order</source>
        <translation>先保存其消息，再将其删除并按备份重新声明，然后按顺序放回消息</translation>
    </message>
    <message>
        <source>%1 is a mount point: what is in it moves, and is kept within it</source>
        <translation>%1 是挂载点：移动的是其中的内容，并保留在它里面</translation>
    </message>
    <message>
        <source>%1 is mounted within %2, and would be mounted into the restored directory at the next boot: mount all of %2 instead, or restore this node by hand</source>
        <translation>%1 挂载在 %2 之内，下次启动时会被挂载到恢复后的目录中：请改为挂载整个 %2，或手动恢复此节点</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>无法创建 %1</translation>
    </message>
    <message>
        <source>%1 is not there any more: somebody has deleted it</source>
        <translation>%1 已不存在：有人删除了它</translation>
    </message>
    <message>
        <source>%1 messages of %2 that are not back yet are kept in %3 on this console; finish the run or undo it</source>
        <translation>%2 中尚未放回的 %1 条消息保存在本控制台的 %3 中；请完成或撤销此次运行</translation>
    </message>
    <message>
        <source>%1: clients declare it again as it was, each time it is gone; stop them first</source>
        <translation>%1：每次删除后客户端都会按原样重新声明它；请先停止这些客户端</translation>
    </message>
    <message>
        <source>%1: somebody has changed it since</source>
        <translation>%1：此后有人更改了它</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it: stop them first</source>
        <translation>
            <numerusform>有 %n 个客户端正从中消费：请先停止它们</numerusform>
        </translation>
    </message>
    <message>
        <source>, each of them compared</source>
        <translation>，并逐条比对</translation>
    </message>
    <message>
        <source>, each of them confirmed by the broker</source>
        <translation>，并由节点逐条确认</translation>
    </message>
    <message>
        <source>, in another order</source>
        <translation>，但顺序不同</translation>
    </message>
    <message>
        <source>As it was before, with its bindings</source>
        <translation>已恢复原样，包括其绑定</translation>
    </message>
    <message>
        <source>As it was before; %1 messages moved back</source>
        <translation>已恢复原样；搬回 %1 条消息</translation>
    </message>
    <message>
        <source>For a moment it is not there: who publishes to it then is told so by the broker</source>
        <translation>它会有片刻不存在：此时向其发布者会由节点告知</translation>
    </message>
    <message>
        <source>It is as in the backup already</source>
        <translation>它已与备份一致</translation>
    </message>
    <message>
        <source>Its messages are held and written to this console&apos;s disk before it is deleted. For a moment it is not there: what publishes to it should be stopped. Times to live of messages begin anew</source>
        <translation>删除之前，其消息会被占住并写入本控制台的磁盘。它会有片刻不存在：应先停止向其发布的程序。消息的存活时间会重新计算</translation>
    </message>
    <message>
        <source>Nothing had been replaced</source>
        <translation>未曾替换任何对象</translation>
    </message>
    <message>
        <source>Nothing stands in the way</source>
        <translation>没有任何阻碍</translation>
    </message>
    <message>
        <source>Replace the exchange %1, and bind it as it is</source>
        <translation>替换交换机 %1，并照现在的样子绑定</translation>
    </message>
    <message>
        <source>Replace the queue %1, and move its messages (%2)</source>
        <translation>替换队列 %1，并搬移其消息（%2）</translation>
    </message>
    <message>
        <source>Replaced, with its bindings</source>
        <translation>已连同其绑定一起替换</translation>
    </message>
    <message>
        <source>Replaced; %1 messages moved</source>
        <translation>已替换；搬移 %1 条消息</translation>
    </message>
    <message>
        <source>What is replaced can be: nobody consumes, and its messages can be held</source>
        <translation>要替换的对象可以替换：无人消费，且其消息可以占住</translation>
    </message>
    <message>
        <source>What was to be replaced is not there any more, or otherwise</source>
        <translation>要替换的对象已不存在，或已改变</translation>
    </message>
    <message>
        <source>a stream cannot be held: nobody could tell what is published while it is read</source>
        <translation>流无法占住：无人能得知读取期间又发布了什么</translation>
    </message>
    <message>
        <source>as in the backup it could not hold all the messages that it holds now (%1)</source>
        <translation>按备份的设置，它容纳不下现有的全部消息（%1）</translation>
    </message>
    <message>
        <source>clients hold messages of it</source>
        <translation>有客户端持有其中的消息</translation>
    </message>
    <message>
        <source>it is deleted when its last consumer leaves: nobody can hold its messages</source>
        <translation>最后一个消费者离开时它会被删除：无人能占住其消息</translation>
    </message>
    <message>
        <source>messages of it are on their way to its dead-letter exchange</source>
        <translation>其中有消息正送往死信交换机</translation>
    </message>
    <message>
        <source>the exchange as it was, with its bindings</source>
        <translation>恢复原来的交换机及其绑定</translation>
    </message>
    <message>
        <source>the queue as it was, with the messages that are in it then</source>
        <translation>恢复原来的队列，保留届时其中的消息</translation>
    </message>
    <message>
        <source>whether clients consume from it is not known</source>
        <translation>不清楚是否有客户端正从中消费</translation>
    </message>
    <message>
        <source>whether clients hold messages of it is not known</source>
        <translation>不清楚是否有客户端持有其中的消息</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 has no room for the messages of %2: it needs %3 more</source>
        <translation>%1 没有空间存放 %2 的消息：还需要 %3</translation>
    </message>
    <message>
        <source>%1 lacks %2 of %3 messages: a limit, or an expiry, has taken them</source>
        <translation>%1 缺少 %3 条消息中的 %2 条：因长度限制或过期而被移除</translation>
    </message>
    <message>
        <source>%1: %2 messages held</source>
        <translation>%1：已占住 %2 条消息</translation>
    </message>
    <message>
        <source>Clients consume from %1, or hold messages of it: stop them first</source>
        <translation>有客户端正从 %1 消费或持有其中的消息：请先停止它们</translation>
    </message>
    <message>
        <source>Clients take messages of %1 meanwhile</source>
        <translation>期间有客户端取走了 %1 的消息</translation>
    </message>
    <message>
        <source>Messages are published to %1 meanwhile: stop what publishes to it first</source>
        <translation>期间有消息发布到 %1：请先停止向其发布的程序</translation>
    </message>
    <message numerus="yes">
        <source>The policy %1 has gone: %3 applies now to %n queue(s) and exchange(s) (%2)</source>
        <translation>
            <numerusform>策略 %1 已移除：现在对 %n 个队列和交换机（%2）生效的是 %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The policy %1 has gone: none applies now to %n queue(s) and exchange(s) (%2)</source>
        <translation>
            <numerusform>策略 %1 已移除：现在对 %n 个队列和交换机（%2）没有任何策略生效</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal cannot be written (%1): it is taken back all the same, and should this console die meanwhile, nobody knows how far that came</source>
        <translation>日志无法写入（%1）：仍会撤回；若本控制台在此期间终止，将无人知道撤回到了哪一步</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>An entry of the archive is shorter than it says, at byte %1</source>
        <translation>归档中的一个条目比其声明的短，位于第 %1 字节</translation>
    </message>
    <message>
        <source>Something stands between the entries of the archive, at byte %1</source>
        <translation>归档的条目之间有多余的内容，位于第 %1 字节</translation>
    </message>
    <message>
        <source>The archive holds %1 where its manifest names %2</source>
        <translation>归档中是 %1，而清单写的是 %2</translation>
    </message>
    <message>
        <source>Size, mode, owner or time of %1 are not those of the manifest</source>
        <translation>%1 的大小、权限、属主或时间与清单不符</translation>
    </message>
    <message>
        <source>The bytes of %1 are not those that were written: its SHA-256 is another</source>
        <translation>%1 的内容不是当初写入的内容：其 SHA-256 不同</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>The backup is encrypted: an identity file of age opens it</source>
        <translation>备份已加密：需要 age 的身份文件才能打开</translation>
    </message>
    <message>
        <source>The identity file %1 cannot be read</source>
        <translation>无法读取身份文件 %1</translation>
    </message>
    <message>
        <source>The identity does not open this backup</source>
        <translation>该身份无法打开此备份</translation>
    </message>
    <message>
        <source>The encrypted archive is damaged</source>
        <translation>加密的归档已损坏</translation>
    </message>
    <message>
        <source>%1 is no backup of Warrener</source>
        <translation>%1 不是 Warrener 的备份</translation>
    </message>
    <message>
        <source>%1 is no backup of Warrener: it does not begin with a manifest</source>
        <translation>%1 不是 Warrener 的备份：它不以清单开头</translation>
    </message>
    <message>
        <source>The manifest is too large: %1</source>
        <translation>清单过大：%1</translation>
    </message>
    <message>
        <source>The backup %1 holds no %2</source>
        <translation>备份 %1 中没有 %2</translation>
    </message>
    <message>
        <source>%1 stands in the backup %2</source>
        <translation>%1 位于备份 %2 中</translation>
    </message>
    <message>
        <source>The hash at the end of the archive is not that of its manifest</source>
        <translation>归档末尾的哈希与其清单不符</translation>
    </message>
    <message>
        <source>The archive holds more than its manifest says, or has no end</source>
        <translation>归档的内容多于清单所列，或没有结尾</translation>
    </message>
    <message>
        <source>Something stands behind the end of the archive</source>
        <translation>归档结尾之后还有内容</translation>
    </message>
    <message>
        <source>The table of the sidecar is not that of the archive</source>
        <translation>附属文件中的偏移表与归档不符</translation>
    </message>
    <message>
        <source>The archive would unpack from %1 to %2: no backup does</source>
        <translation>该归档会从 %1 解压到 %2：备份不会如此</translation>
    </message>
    <message>
        <source>The data cannot be read</source>
        <translation>无法读取数据</translation>
    </message>
    <message>
        <source>It is larger than %1</source>
        <translation>它大于 %1</translation>
    </message>
    <message>
        <source>The archive %1 cannot be written</source>
        <translation>无法写入归档 %1</translation>
    </message>
    <message>
        <source>%1 was changed while it was packed</source>
        <translation>%1 在打包期间被更改</translation>
    </message>
    <message>
        <source>The manifest of %1 is not that of the backup %2</source>
        <translation>%1 的清单不是备份 %2 的清单</translation>
    </message>
    <message>
        <source>There is not enough room in %1: up to %2 are needed, %3 are free</source>
        <translation>%1 中空间不足：最多需要 %2，可用 %3</translation>
    </message>
    <message>
        <source>There is a backup %1 already</source>
        <translation>备份 %1 已经存在</translation>
    </message>
    <message>
        <source>KArchive was built without this compression</source>
        <translation>KArchive 不支持此压缩方式</translation>
    </message>
    <message>
        <source>The compressed data are damaged near byte %1</source>
        <translation>压缩数据在第 %1 字节附近损坏</translation>
    </message>
    <message>
        <source>The data cannot be compressed</source>
        <translation>无法压缩数据</translation>
    </message>
    <message>
        <source>The archive ends too early, at byte %1</source>
        <translation>归档过早结束，位于第 %1 字节</translation>
    </message>
    <message>
        <source>An entry of the archive holds more than it says, at byte %1</source>
        <translation>归档中的一个条目比其声明的长，位于第 %1 字节</translation>
    </message>
    <message>
        <source>A header in the archive is damaged, or not written by Warrener</source>
        <translation>归档中的一个头部已损坏，或不是由 Warrener 写入的</translation>
    </message>
    <message>
        <source>a hard link</source>
        <translation>硬链接</translation>
    </message>
    <message>
        <source>a symbolic link</source>
        <translation>符号链接</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>no plain file</source>
        <translation>非普通文件</translation>
    </message>
    <message>
        <source>The archive holds %1 (%2), which no backup does</source>
        <translation>归档中含有%1（%2），备份不会如此</translation>
    </message>
    <message>
        <source>The archive holds a file under a path that leads out of it or may not be: %1</source>
        <translation>归档中有一个文件的路径指向归档之外或不被允许：%1</translation>
    </message>
</context>
<context>
    <name>BackupDiff</name>
    <message>
        <source>The definitions of %1 are no JSON object</source>
        <translation>%1 的定义不是 JSON 对象</translation>
    </message>
    <message>
        <source>%1 does not hold it</source>
        <translation>%1 中没有</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>the cluster as it is</source>
        <translation>当前集群</translation>
    </message>
    <message>
        <source>%1 was not asked for it</source>
        <translation>未向%1查询</translation>
    </message>
    <message>
        <source>%1 files were not read on the hosts</source>
        <translation>有 %1 个文件未在主机上读取</translation>
    </message>
</context>
<context>
    <name>BackupManifest</name>
    <message>
        <source>is not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>is a path that may not stand in a backup</source>
        <translation>是备份中不允许的路径</translation>
    </message>
    <message>
        <source>is no SHA-256</source>
        <translation>不是 SHA-256</translation>
    </message>
    <message>
        <source>is no file mode</source>
        <translation>不是文件权限</translation>
    </message>
    <message>
        <source>is no ID of a backup</source>
        <translation>不是备份的 ID</translation>
    </message>
    <message>
        <source>is no ID of another backup</source>
        <translation>不是另一个备份的 ID</translation>
    </message>
    <message>
        <source>names a part that is not known</source>
        <translation>列出了未知的部分</translation>
    </message>
    <message>
        <source>The manifest names the entry %1 twice</source>
        <translation>清单两次列出条目 %1</translation>
    </message>
    <message>
        <source>The manifest says of its own entry %1 that it stands in another backup</source>
        <translation>清单称自己的条目 %1 位于另一个备份中</translation>
    </message>
    <message>
        <source>The manifest names %1 as a file and as a folder</source>
        <translation>清单把 %1 既列为文件又列为文件夹</translation>
    </message>
    <message>
        <source>The manifest says that the messages of %1 stand in %2, which it does not name</source>
        <translation>清单称 %1 的消息位于 %2，但并未列出该条目</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Queue data</source>
        <translation>队列数据</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Data directories</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This is no manifest of a Warrener backup</source>
        <translation>这不是 Warrener 备份的清单</translation>
    </message>
    <message>
        <source>The backup was made by a newer Warrener (its format is %1, this one reads up to %2)</source>
        <translation>该备份由更新的 Warrener 创建（其格式为 %1，本版本最多读取 %2）</translation>
    </message>
    <message>
        <source>The manifest names the queue %1, or its messages, twice</source>
        <translation>清单两次列出队列 %1 或其消息</translation>
    </message>
</context>
<context>
    <name>BackupSummary</name>
    <message>
        <source>Whole</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Without sidecar</source>
        <translation>缺少附属文件</translation>
    </message>
    <message>
        <source>Sidecar damaged</source>
        <translation>附属文件损坏</translation>
    </message>
    <message>
        <source>Incomplete or changed</source>
        <translation>不完整或已更改</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>已改名</translation>
    </message>
    <message>
        <source>Archive missing</source>
        <translation>缺少归档</translation>
    </message>
    <message>
        <source>Not a backup</source>
        <translation>不是备份</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>There is no backup %1</source>
        <translation>没有备份 %1</translation>
    </message>
    <message>
        <source>The backup %1 under another name</source>
        <translation>备份 %1，但名称不同</translation>
    </message>
    <message>
        <source>Its sidecar is missing: it can be made again from the archive</source>
        <translation>缺少附属文件：可由归档重新生成</translation>
    </message>
    <message>
        <source>The sidecar is that of the backup %1</source>
        <translation>附属文件属于备份 %1</translation>
    </message>
    <message>
        <source>The archive has %1 bytes and had %2 when it was written: it was cut short, copied in part or changed</source>
        <translation>归档有 %1 字节，写入时为 %2 字节：它被截断、只复制了一部分或被更改</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read</source>
        <translation>无法读取文件夹 %1</translation>
    </message>
    <message>
        <source>The run that made it ended before it was whole</source>
        <translation>创建它的运行在完成之前就已结束</translation>
    </message>
    <message>
        <source>Its archive is gone</source>
        <translation>其归档已不存在</translation>
    </message>
    <message>
        <source>This is no backup of Warrener</source>
        <translation>这不是 Warrener 的备份</translation>
    </message>
    <message>
        <source>“%1” is the beginning of several backups</source>
        <translation>“%1”是多个备份的开头</translation>
    </message>
    <message>
        <source>“%1” is no ID of a backup</source>
        <translation>“%1”不是备份的 ID</translation>
    </message>
    <message>
        <source>Another process is writing to the backups in %1</source>
        <translation>另一个进程正在写入 %1 中的备份</translation>
    </message>
    <message>
        <source>%1 cannot be removed</source>
        <translation>无法移除 %1</translation>
    </message>
    <message>
        <source>The backup %1 is pinned</source>
        <translation>备份 %1 已固定</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The lock %1 cannot be opened</source>
        <translation>无法打开锁 %1</translation>
    </message>
    <message>
        <source>Another process has locked %1</source>
        <translation>另一个进程已锁定 %1</translation>
    </message>
    <message>
        <source>The file system of %1 has no locks</source>
        <translation>%1 所在的文件系统不支持锁</translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source>It was found damaged when it was verified</source>
        <translation>校验时发现其已损坏</translation>
    </message>
    <message>
        <source>The message %1 of %2 refers to the backup %3, which does not hold it</source>
        <translation>%2 的消息 %1 引用备份 %3，但其中没有该消息</translation>
    </message>
    <message>
        <source>The chain leads back to it: it has no beginning</source>
        <translation>链又回到它自身：没有起点</translation>
    </message>
    <message>
        <source>It is missing</source>
        <translation>它缺失</translation>
    </message>
    <message>
        <source>It is another backup than the one that was gone on from: the hash of its manifest differs</source>
        <translation>它不是当初所基于的那个备份：清单的哈希不同</translation>
    </message>
    <message>
        <source>It is incremental and names no base</source>
        <translation>它是增量备份，却没有指明基础备份</translation>
    </message>
    <message>
        <source>The backup %1 needs %2, which is missing</source>
        <translation>备份 %1 需要 %2，而后者缺失</translation>
    </message>
    <message>
        <source>The backup %1 is %2 under another name</source>
        <translation>备份 %1 其实是 %2，只是名称不同</translation>
    </message>
    <message>
        <source>The backup %1 holds no %2</source>
        <translation>备份 %1 中没有 %2</translation>
    </message>
    <message>
        <source>The backup %1 does not hold the %2 that %3 refers to</source>
        <translation>备份 %1 中没有 %3 所引用的 %2</translation>
    </message>
    <message>
        <source>The chain of %1 has no beginning</source>
        <translation>%1 的链没有起点</translation>
    </message>
    <message>
        <source>The backup %1 refers to a base and names none</source>
        <translation>备份 %1 引用了基础备份，却没有指明</translation>
    </message>
    <message>
        <source>The backup %1 is another one than %2 went on from: the hash of its manifest differs</source>
        <translation>备份 %1 不是 %2 当初所基于的那个：清单的哈希不同</translation>
    </message>
    <message>
        <source>The backup %1 holds no messages of the queue %2 in %3</source>
        <translation>备份 %1 中没有 %3 内队列 %2 的消息</translation>
    </message>
    <message>
        <source>The message %1 of %2 is not the one that the backup %3 refers to</source>
        <translation>%2 的消息 %1 不是备份 %3 所引用的那一条</translation>
    </message>
    <message>
        <source>A temporary file cannot be written</source>
        <translation>无法写入临时文件</translation>
    </message>
    <message>
        <source>There is no backup %1</source>
        <translation>没有备份 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The backup %1 needs no other: there is nothing to consolidate</source>
        <translation>备份 %1 不依赖其他备份：没有可合并的内容</translation>
    </message>
</context>
<context>
    <name>MessageFile</name>
    <message>
        <source>The messages cannot be written</source>
        <translation>无法写入消息</translation>
    </message>
    <message>
        <source>The messages end in the middle of one, at byte %1</source>
        <translation>消息在一条消息的中间结束，位于第 %1 字节</translation>
    </message>
    <message>
        <source>The messages are damaged at byte %1</source>
        <translation>消息在第 %1 字节处损坏</translation>
    </message>
    <message>
        <source>This is no message file of Warrener</source>
        <translation>这不是 Warrener 的消息文件</translation>
    </message>
    <message>
        <source>The message file was made by a newer Warrener (its format is %1, this one reads up to %2)</source>
        <translation>该消息文件由更新的 Warrener 创建（其格式为 %1，本版本最多读取 %2）</translation>
    </message>
    <message>
        <source>A message is damaged</source>
        <translation>一条消息已损坏</translation>
    </message>
</context>
<context>
    <name>PipedProgram</name>
    <message>
        <source>The connection to %1 broke</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>There is no program %1 here</source>
        <translation>这里没有程序 %1</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>The newest of its hour</source>
        <translation>该小时中最新的</translation>
    </message>
    <message>
        <source>The newest of its day</source>
        <translation>当天中最新的</translation>
    </message>
    <message>
        <source>The newest of its week</source>
        <translation>当周中最新的</translation>
    </message>
    <message>
        <source>The newest of its month</source>
        <translation>当月中最新的</translation>
    </message>
    <message>
        <source>The newest of its year</source>
        <translation>当年中最新的</translation>
    </message>
    <message>
        <source>A run is at work on it</source>
        <translation>有运行正在处理它</translation>
    </message>
    <message>
        <source>An interrupted run: cleaning up removes it</source>
        <translation>中断的运行：清理时会移除</translation>
    </message>
    <message>
        <source>Not a backup of this catalogue, as it stands</source>
        <translation>就目前而言不是此目录中的备份</translation>
    </message>
    <message>
        <source>Its sidecar is missing: not removed before it was made again</source>
        <translation>缺少附属文件：在重新生成之前不会移除</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>No rule removes backups</source>
        <translation>没有规则移除备份</translation>
    </message>
    <message>
        <source>One of the newest %1, which always stay</source>
        <translation>属于始终保留的最新 %1 个</translation>
    </message>
    <message>
        <source>One of the last %1</source>
        <translation>属于最近 %1 个</translation>
    </message>
    <message>
        <source>Younger than %1 d</source>
        <translation>不到 %1 天</translation>
    </message>
    <message>
        <source>Damaged, and younger than %1 d</source>
        <translation>已损坏，且不到 %1 天</translation>
    </message>
    <message>
        <source>Needed by %1</source>
        <translation>%1 需要它</translation>
    </message>
    <message>
        <source>Damaged, and no rule keeps it</source>
        <translation>已损坏，且没有规则保留它</translation>
    </message>
    <message>
        <source>Older than %1 d, and no other rule keeps it</source>
        <translation>超过 %1 天，且没有其他规则保留它</translation>
    </message>
    <message>
        <source>No rule keeps it</source>
        <translation>没有规则保留它</translation>
    </message>
    <message>
        <source>is no time zone</source>
        <translation>不是时区</translation>
    </message>
    <message>
        <source>Dated in the future: a clock is or was wrong, and it stands for no other</source>
        <translation>日期在将来：时钟现在或当时有误，不能代替其他备份</translation>
    </message>
</context>
<context>
    <name>SecondPlace</name>
    <message>
        <source>“%1” cannot be a folder for copies</source>
        <translation>“%1”不能作为存放副本的文件夹</translation>
    </message>
    <message>
        <source>The folder %1 is not absolute</source>
        <translation>文件夹 %1 不是绝对路径</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a host</source>
        <translation>“%1”不能作为主机名</translation>
    </message>
    <message>
        <source>sftp on %1 failed</source>
        <translation>%1 上的 sftp 失败</translation>
    </message>
    <message>
        <source>%1 cannot be copied</source>
        <translation>无法复制 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>读回</translation>
    </message>
    <message>
        <source>SHA-256 on the host</source>
        <translation>在主机上计算 SHA-256</translation>
    </message>
    <message>
        <source>%1 cannot be renamed</source>
        <translation>无法重命名 %1</translation>
    </message>
    <message>
        <source>The copy %1 in %2 is not what stands here: its SHA-256 is another</source>
        <translation>%2 中的副本 %1 与此处不同：其 SHA-256 不同</translation>
    </message>
    <message>
        <source>its size, copied before</source>
        <translation>按其大小，此前已复制</translation>
    </message>
    <message>
        <source>The second place is the first one: %1</source>
        <translation>第二位置就是第一位置：%1</translation>
    </message>
    <message>
        <source>The backup %1 cannot be copied: %2</source>
        <translation>无法复制备份 %1：%2</translation>
    </message>
    <message>
        <source>There is no backup %1</source>
        <translation>没有备份 %1</translation>
    </message>
    <message>
        <source>There is no copy of %1 in %2</source>
        <translation>%2 中没有 %1 的副本</translation>
    </message>
</context>
<context>
    <name>Sidecar</name>
    <message>
        <source>The sidecar is damaged</source>
        <translation>附属文件已损坏</translation>
    </message>
    <message>
        <source>The sidecar was written by a newer Warrener</source>
        <translation>附属文件由更新的 Warrener 写入</translation>
    </message>
    <message>
        <source>The sidecar is too large</source>
        <translation>附属文件过大</translation>
    </message>
    <message>
        <source>The sidecar is missing</source>
        <translation>缺少附属文件</translation>
    </message>
    <message>
        <source>The sidecar cannot be read</source>
        <translation>无法读取附属文件</translation>
    </message>
</context>
<context>
    <name>Staging</name>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>“%1” is a path that may not stand in a backup</source>
        <translation>“%1”是备份中不允许的路径</translation>
    </message>
    <message>
        <source>%1 does not say in which backup it stands</source>
        <translation>%1 没有说明位于哪个备份中</translation>
    </message>
    <message>
        <source>The folder %1 cannot be removed</source>
        <translation>无法移除文件夹 %1</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>There are %1 messages of the queue %2, and the manifest says %3</source>
        <translation>队列 %2 有 %1 条消息，而清单写的是 %3</translation>
    </message>
    <message>
        <source>The messages are those of the queue %1, and the manifest says %2</source>
        <translation>这些消息属于队列 %1，而清单写的是 %2</translation>
    </message>
    <message>
        <source>The messages of the queue %1 are damaged at byte %2</source>
        <translation>队列 %1 的消息在第 %2 字节处损坏</translation>
    </message>
    <message>
        <source>It is the backup %1 under another name</source>
        <translation>它其实是备份 %1，只是名称不同</translation>
    </message>
    <message>
        <source>The sidecar is that of the backup %1</source>
        <translation>附属文件属于备份 %1</translation>
    </message>
    <message>
        <source>The archive is not the one that was written: its SHA-256 or size is another</source>
        <translation>归档不是当初写入的那个：其 SHA-256 或大小不同</translation>
    </message>
    <message>
        <source>The sidecar says other things than the manifest</source>
        <translation>附属文件与清单所述不一致</translation>
    </message>
    <message>
        <source>The backup needs %1: %2</source>
        <translation>该备份需要 %1：%2</translation>
    </message>
    <message>
        <source>There is no backup %1</source>
        <translation>没有备份 %1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 is encrypted, and no identity opens it: a file alone cannot be verified without</source>
        <translation>%1 已加密，且没有可打开它的身份文件：仅凭文件本身无法验证</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>d MMMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Unknown file</source>
        <translation>未知文件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>changes since %1</source>
        <translation>自 %1 以来的变化</translation>
    </message>
    <message>
        <source>changes since a backup that is not here</source>
        <translation>自一个不在此处的备份以来的变化</translation>
    </message>
    <message>
        <source>%1 brokers, %2 proxies</source>
        <translation>%1 个节点，%2 个代理</translation>
    </message>
    <message>
        <source>%1 brokers</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>read back %1, %2 ago</source>
        <translation>%1 回读，%2前</translation>
    </message>
    <message>
        <source>Not a complete backup</source>
        <translation>不是完整的备份</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>Damaged, %1 of %2</source>
        <translation>已损坏，%2 中的 %1</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Base missing or damaged</source>
        <translation>基础备份缺失或损坏</translation>
    </message>
    <message>
        <source>Being read back</source>
        <translation>正在回读</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>尚未校验</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1，在 %2 上</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>No good backup</source>
        <translation>没有可用的备份</translation>
    </message>
    <message>
        <source>nothing could be restored</source>
        <translation>无法恢复任何内容</translation>
    </message>
    <message>
        <source>newest good backup %1 old</source>
        <translation>最新可用备份已有 %1</translation>
    </message>
    <message>
        <source>No target set</source>
        <translation>未设目标</translation>
    </message>
    <message>
        <source>RPO missed</source>
        <translation>超出 RPO</translation>
    </message>
    <message>
        <source>Within RPO</source>
        <translation>在 RPO 之内</translation>
    </message>
    <message>
        <source>never restored in a test</source>
        <translation>从未在测试中恢复</translation>
    </message>
    <message>
        <source>%1 ago, %2</source>
        <translation>%1前，%2</translation>
    </message>
    <message>
        <source>%1 ago, %2 on %3</source>
        <translation>%1前，%2，在 %3 上</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, about %2 days</source>
        <translation>%1，约 %2 天</translation>
    </message>
    <message>
        <source>%1, cold</source>
        <translation>%1，冷备份</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>目前无从得知</translation>
    </message>
    <message>
        <source>newest good one read so far %1 old</source>
        <translation>目前读到的最新可用备份已有 %1</translation>
    </message>
    <message>
        <source>Hash only, not opened</source>
        <translation>仅核对哈希，未打开</translation>
    </message>
    <message>
        <source>its bytes and its chain are as they were written; it is encrypted, and what is in it was not looked at; %1</source>
        <translation>其字节和备份链与写入时一致；它已加密，其中内容未查看；%1</translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>in the backup, not shown</source>
        <translation>在备份中，不显示</translation>
    </message>
    <message>
        <source>This is no file of definitions</source>
        <translation>这不是定义文件</translation>
    </message>
</context>
<context>
    <name>DefinitionsModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>To</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>Routing key</source>
        <translation>路由键</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Configure</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读</translation>
    </message>
    <message>
        <source>Durable</source>
        <translation>持久</translation>
    </message>
    <message>
        <source>Auto-delete</source>
        <translation>自动删除</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Password hash</source>
        <translation>密码哈希</translation>
    </message>
    <message>
        <source>Hashing</source>
        <translation>哈希算法</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Vhosts</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Topic permissions</source>
        <translation>主题权限</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Operator policies</source>
        <translation>运维策略</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>运行参数</translation>
    </message>
    <message>
        <source>Global parameters</source>
        <translation>全局参数</translation>
    </message>
</context>
<context>
    <name>FieldsModel</name>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Content encoding</source>
        <translation>内容编码</translation>
    </message>
    <message>
        <source>Delivery mode</source>
        <translation>投递模式</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Correlation ID</source>
        <translation>关联 ID</translation>
    </message>
    <message>
        <source>Reply to</source>
        <translation>回复到</translation>
    </message>
    <message>
        <source>Expiration, ms</source>
        <translation>过期，毫秒</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Application ID</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>Cluster ID</source>
        <translation>集群 ID</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>property</source>
        <translation>属性</translation>
    </message>
</context>
<context>
    <name>MessageFacts</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>持久</translation>
    </message>
    <message>
        <source>transient</source>
        <translation>非持久</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>the default one</source>
        <translation>默认交换机</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Routing key</source>
        <translation>路由键</translation>
    </message>
    <message>
        <source>Delivery mode</source>
        <translation>投递模式</translation>
    </message>
    <message>
        <source>Died in</source>
        <translation>死信来自</translation>
    </message>
    <message>
        <source>Times died</source>
        <translation>死信次数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>投递次数</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>hash equals the manifest</source>
        <translation>哈希与清单一致</translation>
    </message>
    <message>
        <source>its own checksum holds</source>
        <translation>自身校验和正确</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>It was cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>warrener::AboutCard</name>
    <message>
        <source>About the backup</source>
        <translation>关于此备份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Point in time of the messages</source>
        <translation>消息的时间点</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>Builds upon</source>
        <translation>基于</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1, %2 unpacked</source>
        <translation>%1，解包后 %2</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 (queues: %2)</source>
        <translation>%1 条，来自 %2 个队列</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>by age, to its recipients</source>
        <translation>由 age 加密给收件人</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二存放处</translation>
    </message>
    <message>
        <source>no copy</source>
        <translation>没有副本</translation>
    </message>
    <message>
        <source>%1, copied %2</source>
        <translation>%1，复制于 %2</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>保留为</translation>
    </message>
    <message>
        <source>RabbitMQ %1, Erlang %2</source>
        <translation>RabbitMQ %1，Erlang %2</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建程序</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>不包含：%1</translation>
    </message>
</context>
<context>
    <name>warrener::BackupSettingsCard</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>how old the newest may be, where they lie, which of them stay</source>
        <translation>最新备份最多多旧、存放在哪里、保留哪些</translation>
    </message>
    <message>
        <source>Newest good backup at most</source>
        <translation>最新可用备份最多</translation>
    </message>
    <message>
        <source> min old</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>an older one is warned about; 0: no target</source>
        <translation>更旧时发出警告；0：不设目标</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>this console&apos;s own; or an absolute path</source>
        <translation>本控制台自己的；或绝对路径</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二存放处</translation>
    </message>
    <message>
        <source>none; /mnt/other, or sftp:HOST:/srv/backups</source>
        <translation>无；/mnt/other，或 sftp:HOST:/srv/backups</translation>
    </message>
    <message>
        <source>Encrypt to</source>
        <translation>加密给</translation>
    </message>
    <message>
        <source>not encrypted; age1… or ssh-ed25519 …, several with commas</source>
        <translation>不加密；age1… 或 ssh-ed25519 …，多个用逗号分隔</translation>
    </message>
    <message>
        <source>Keep all younger than</source>
        <translation>全部保留，不超过</translation>
    </message>
    <message>
        <source> d</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>0: by the rules below alone</source>
        <translation>0：只按下面的规则</translation>
    </message>
    <message>
        <source>Keep the newest</source>
        <translation>保留最新</translation>
    </message>
    <message>
        <source>so many, whatever their age</source>
        <translation>个，不论多旧</translation>
    </message>
    <message>
        <source>Keep hourly</source>
        <translation>按小时保留</translation>
    </message>
    <message>
        <source>the newest of each of so many hours that have one</source>
        <translation>这么多个小时中每小时最新的一个</translation>
    </message>
    <message>
        <source>Keep daily</source>
        <translation>按天保留</translation>
    </message>
    <message>
        <source>of each of so many days</source>
        <translation>这么多天中每天一个</translation>
    </message>
    <message>
        <source>Keep weekly</source>
        <translation>按周保留</translation>
    </message>
    <message>
        <source>of each of so many weeks, from Monday</source>
        <translation>这么多周中每周一个，周一起算</translation>
    </message>
    <message>
        <source>Keep monthly</source>
        <translation>按月保留</translation>
    </message>
    <message>
        <source>of each of so many months</source>
        <translation>这么多个月中每月一个</translation>
    </message>
    <message>
        <source>Keep yearly</source>
        <translation>按年保留</translation>
    </message>
    <message>
        <source>of each of so many years</source>
        <translation>这么多年中每年一个</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>so many of the newest good ones stay whatever the rules say</source>
        <translation>个最新可用备份，不论规则如何</translation>
    </message>
    <message>
        <source>Full backup</source>
        <translation>完整备份</translation>
    </message>
    <message>
        <source>Incremental backup</source>
        <translation>增量备份</translation>
    </message>
    <message>
        <source>Configuration backup</source>
        <translation>配置备份</translation>
    </message>
    <message>
        <source>not by itself</source>
        <translation>不自动进行</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>every 4 hours</source>
        <translation>每 4 小时</translation>
    </message>
    <message>
        <source>every day at 02:00</source>
        <translation>每天 02:00</translation>
    </message>
    <message>
        <source>every Sunday at 02:00</source>
        <translation>每周日 02:00</translation>
    </message>
    <message>
        <source>by a timer of this user&apos;s systemd; a missed one is caught up</source>
        <translation>由此用户的 systemd 定时器执行；错过的会补做</translation>
    </message>
    <message>
        <source>The folder of backups must be an absolute path</source>
        <translation>备份文件夹必须是绝对路径</translation>
    </message>
    <message>
        <source>The second place must be an absolute path, or sftp:HOST:PATH</source>
        <translation>第二存放处必须是绝对路径，或 sftp:HOST:PATH</translation>
    </message>
    <message>
        <source>The second place must be another one than the folder</source>
        <translation>第二存放处必须与备份文件夹不同</translation>
    </message>
</context>
<context>
    <name>warrener::BackupsModel</name>
    <message>
        <source>outside, opened to be read</source>
        <translation>外部文件，仅供读取</translation>
    </message>
    <message>
        <source>Encrypted with age</source>
        <translation>已用 age 加密</translation>
    </message>
    <message>
        <source>Also in %1, copied %2 ago</source>
        <translation>也存放在 %1，%2前复制</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>Last restored in a test</source>
        <translation>最近一次测试恢复</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>保留为</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>距今</translation>
    </message>
</context>
<context>
    <name>warrener::BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Prune preview…</source>
        <translation>清理预览…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Create backup…</source>
        <translation>创建备份…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The backups are being read</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>%1 of %2 files in %3</source>
        <translation>%3 中 %2 个文件已读 %1 个</translation>
    </message>
    <message>
        <source>There is no backup of %1</source>
        <translation>还没有 %1 的备份</translation>
    </message>
    <message>
        <source>A backup brings back definitions, configuration and messages after a mistake or a loss. The first one takes seconds or minutes, and clients go on meanwhile. A backup file of another place can be dropped here to look into it.</source>
        <translation>备份可以在误操作或丢失之后找回定义、配置和消息。第一次备份需要几秒到几分钟，期间客户端照常工作。也可以把别处的备份文件拖到这里查看。</translation>
    </message>
    <message>
        <source>The backups cannot be read</source>
        <translation>无法读取备份</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>操作未成功</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The backups cannot be read; the list is that of the last time</source>
        <translation>无法读取备份；列表是上一次的</translation>
    </message>
    <message>
        <source>Not all could be read</source>
        <translation>未能全部读取</translation>
    </message>
    <message>
        <source>Backups are not made as planned</source>
        <translation>备份没有按计划进行</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%2 的 %1 个，%3</translation>
    </message>
    <message>
        <source>It is being read back</source>
        <translation>正在回读</translation>
    </message>
    <message>
        <source>Read every byte of it back and check it</source>
        <translation>回读每个字节并核对</translation>
    </message>
    <message>
        <source>Choose a complete backup</source>
        <translation>请选择一个完整的备份</translation>
    </message>
    <message>
        <source>Another one is being made or verified</source>
        <translation>另一个备份正在创建或校验</translation>
    </message>
    <message>
        <source>No backup is chosen</source>
        <translation>未选择备份</translation>
    </message>
    <message>
        <source>This backup is encrypted</source>
        <translation>此备份已加密</translation>
    </message>
    <message>
        <source>It cannot be looked into</source>
        <translation>无法查看其内容</translation>
    </message>
    <message>
        <source>Choose an identity file…</source>
        <translation>选择身份文件…</translation>
    </message>
    <message>
        <source>The messages of %1 are not in this backup</source>
        <translation>此备份不包含 %1 的消息</translation>
    </message>
    <message>
        <source>A data directory as it lay on the host, for that host and version only. It can be dragged out or saved.</source>
        <translation>主机上原样的数据目录，只适用于该主机和版本。可以拖出或保存。</translation>
    </message>
    <message>
        <source>%1 as it is now</source>
        <translation>%1 当前状态</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The backup was copied to %1 and verified there</source>
        <translation>备份已复制到 %1 并在那里校验</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin…</source>
        <translation>固定…</translation>
    </message>
    <message>
        <source>Copy to the second place</source>
        <translation>复制到第二存放处</translation>
    </message>
    <message>
        <source>Compare with the live cluster</source>
        <translation>与当前集群比较</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Read a backup file…</source>
        <translation>读取备份文件…</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Save the message into a folder</source>
        <translation>把消息保存到文件夹</translation>
    </message>
    <message>
        <source>Read a backup file</source>
        <translation>读取备份文件</translation>
    </message>
    <message>
        <source>Backups (*.tar.zst *.tar.gz *.age)</source>
        <translation>备份 (*.tar.zst *.tar.gz *.age)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>An age identity that opens this backup</source>
        <translation>能打开此备份的 age 身份</translation>
    </message>
    <message>
        <source>Filter the backups</source>
        <translation>筛选备份</translation>
    </message>
    <message>
        <source>Type, day, note, state</source>
        <translation>类型、日期、说明、状态</translation>
    </message>
    <message>
        <source>Find a queue or a file in this backup</source>
        <translation>在此备份中查找队列或文件</translation>
    </message>
    <message>
        <source>Name of a queue or a file</source>
        <translation>队列或文件的名称</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>%1 holds all of %2 itself</source>
        <translation>%1 自身包含 %2 的全部内容</translation>
    </message>
    <message>
        <source>Make a full backup of it and its bases</source>
        <translation>把它和它的基础合成一个完整备份</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the backup of %2 has them</source>
        <translation>%1；%2 的备份中有这些队列</translation>
    </message>
    <message>
        <source>Bring them back…</source>
        <translation>恢复它们…</translation>
    </message>
    <message>
        <source>A queue was deleted since the last backup</source>
        <translation>自上次备份以来有一个队列被删除</translation>
    </message>
    <message numerus="yes">
        <source>%n queues were deleted since the last backup</source>
        <translation>
            <numerusform>自上次备份以来有 %n 个队列被删除</numerusform>
        </translation>
    </message>
    <message>
        <source>What restores have kept on the hosts…</source>
        <translation>恢复在主机上保留的内容…</translation>
    </message>
    <message>
        <source>Test whether it can be restored…</source>
        <translation>测试能否恢复…</translation>
    </message>
</context>
<context>
    <name>warrener::CompareDialog</name>
    <message>
        <source>Compare which two?</source>
        <translation>比较哪两个？</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>%1 as it is now</source>
        <translation>%1 当前状态</translation>
    </message>
    <message>
        <source>Definitions field by field, configuration files line by line, counts of messages.</source>
        <translation>定义逐字段、配置文件逐行比较，并比较消息数量。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>There is no complete backup</source>
        <translation>没有完整的备份</translation>
    </message>
    <message>
        <source>Both are the same</source>
        <translation>两者相同</translation>
    </message>
</context>
<context>
    <name>warrener::ContentsModel</name>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Data directories</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Vhost %1</source>
        <translation>虚拟主机 %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>in vhost %1</source>
        <translation>在虚拟主机 %1 中</translation>
    </message>
    <message>
        <source>%1 more queues</source>
        <translation>另外 %1 个队列</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>warrener::CreateBackupDialog</name>
    <message>
        <source>size not known</source>
        <translation>大小未知</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>leaves %1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>only %1 free</source>
        <translation>只剩 %1</translation>
    </message>
    <message>
        <source>Create a backup of %1?</source>
        <translation>创建 %1 的备份？</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Configuration of brokers and proxies</source>
        <translation>节点和代理的配置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Data directories, cold</source>
        <translation>数据目录（冷备份）</translation>
    </message>
    <message>
        <source>TLS files with private keys</source>
        <translation>含私钥的 TLS 文件</translation>
    </message>
    <message>
        <source>Erlang cookie</source>
        <translation>Erlang cookie</translation>
    </message>
    <message>
        <source>Override the rule that refuses; the journal keeps the reason</source>
        <translation>越过拒绝的规则；日志会记下理由</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>显示计划</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Type of the backup</source>
        <translation>备份类型</translation>
    </message>
    <message>
        <source>Each node is drained, stopped, copied and started, one after the other</source>
        <translation>逐个节点：排空、停止、复制、启动</translation>
    </message>
    <message>
        <source>not encrypted; age1… or ssh-ed25519 …, several with commas</source>
        <translation>不加密；age1… 或 ssh-ed25519 …，多个用逗号分隔</translation>
    </message>
    <message>
        <source>Recipients of the encryption</source>
        <translation>加密的收件人</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>all queues</source>
        <translation>全部队列</translation>
    </message>
    <message>
        <source>Which queues</source>
        <translation>哪些队列</translation>
    </message>
    <message>
        <source>What it is for, shown in the list</source>
        <translation>用途，显示在列表中</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>原因，记入日志</translation>
    </message>
    <message>
        <source>Why the rule is overridden</source>
        <translation>为什么越过规则</translation>
    </message>
    <message>
        <source>Queues and how their messages get into the backup</source>
        <translation>队列及其消息进入备份的方式</translation>
    </message>
    <message>
        <source>Enter or a click on the way chooses another one</source>
        <translation>按 Enter 或点击方式可另选</translation>
    </message>
    <message>
        <source>Encrypt to</source>
        <translation>加密给</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create backup</source>
        <translation>创建备份</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>No expression: %1</source>
        <translation>不是有效的表达式：%1</translation>
    </message>
    <message>
        <source>nodes are drained, stopped, copied and started, one after the other</source>
        <translation>逐个节点排空、停止、复制、启动</translation>
    </message>
    <message>
        <source>stands alone; clients go on</source>
        <translation>独立完整；客户端照常工作</translation>
    </message>
    <message>
        <source>what changed since the newest backup; clients go on</source>
        <translation>自最新备份以来的变化；客户端照常工作</translation>
    </message>
    <message>
        <source>what changed since %1; clients go on</source>
        <translation>自 %1 以来的变化；客户端照常工作</translation>
    </message>
    <message>
        <source>definitions and configuration files, no messages; takes seconds</source>
        <translation>定义和配置文件，不含消息；只需几秒</translation>
    </message>
    <message>
        <source>messages of the chosen queues, nothing else</source>
        <translation>只含所选队列的消息</translation>
    </message>
    <message>
        <source>the cookie goes into an encrypted backup only</source>
        <translation>cookie 只进入加密的备份</translation>
    </message>
    <message>
        <source>who has the cookie may do anything to the cluster</source>
        <translation>持有 cookie 者可以对集群做任何事</translation>
    </message>
    <message>
        <source>Size and time are being estimated</source>
        <translation>正在估算大小和时间</translation>
    </message>
    <message>
        <source>It is being begun</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Size and effect are being estimated</source>
        <translation>正在估算大小和影响</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>There is not enough free space</source>
        <translation>可用空间不足</translation>
    </message>
    <message>
        <source>Say why the rule is overridden</source>
        <translation>请说明为什么越过规则</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>Create cold backup</source>
        <translation>创建冷备份</translation>
    </message>
    <message>
        <source>Read queues with consumers too</source>
        <translation>有消费者的队列也读取</translation>
    </message>
    <message>
        <source>Afterwards remove what no rule keeps</source>
        <translation>之后移除没有规则保留的备份</translation>
    </message>
    <message>
        <source>Messages that are being read come back behind those that consumers have meanwhile got: their order may change</source>
        <translation>正在读取的消息会排到消费者其间取走的消息之后：顺序可能改变</translation>
    </message>
    <message>
        <source>By the rules of the settings; Prune preview shows what that would be now</source>
        <translation>按设置中的规则；“清理预览”显示现在会移除哪些</translation>
    </message>
    <message>
        <source>without %1 messages that are left out</source>
        <translation>不含未备份的 %1 条消息</translation>
    </message>
</context>
<context>
    <name>warrener::DefinitionsCard</name>
    <message>
        <source>Kind of objects</source>
        <translation>对象种类</translation>
    </message>
    <message>
        <source>Find among these objects</source>
        <translation>在这些对象中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Fields of the chosen object</source>
        <translation>所选对象的字段</translation>
    </message>
    <message>
        <source>being read from the archive</source>
        <translation>正在从归档读取</translation>
    </message>
    <message>
        <source>The definitions are being read</source>
        <translation>正在读取定义</translation>
    </message>
    <message>
        <source>The definitions cannot be read</source>
        <translation>无法读取定义</translation>
    </message>
    <message>
        <source>of RabbitMQ %1</source>
        <translation>来自 RabbitMQ %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No objects</source>
        <translation>没有对象</translation>
    </message>
    <message>
        <source>This file of definitions names none.</source>
        <translation>此定义文件没有列出任何对象。</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>%1 objects</source>
        <translation>%1 个对象</translation>
    </message>
    <message>
        <source>%1 of %2 objects match</source>
        <translation>%2 个对象中 %1 个匹配</translation>
    </message>
</context>
<context>
    <name>warrener::DiffModel</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>mode or owner</source>
        <translation>权限或属主</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>+%1 −%2 lines</source>
        <translation>+%1 −%2 行</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>%1 → %2 messages</source>
        <translation>%1 → %2 条消息</translation>
    </message>
    <message>
        <source>/%1 on %2</source>
        <translation>%2 上的 /%1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>warrener::DiffView</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which differences</source>
        <translation>哪些差异</translation>
    </message>
    <message>
        <source>Find among the differences</source>
        <translation>在差异中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Fields that differ</source>
        <translation>不同的字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Lines that differ</source>
        <translation>不同的行</translation>
    </message>
    <message>
        <source>The two are being compared</source>
        <translation>正在比较两者</translation>
    </message>
    <message>
        <source>The live cluster is asked for its definitions and files.</source>
        <translation>正在向当前集群询问定义和文件。</translation>
    </message>
    <message>
        <source>Only what is not the same is read from the archives.</source>
        <translation>只从归档读取不同的部分。</translation>
    </message>
    <message>
        <source>They cannot be compared</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>未比较：%1</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>Definitions, configuration and counts of messages are the same on both sides.</source>
        <translation>两边的定义、配置和消息数量相同。</translation>
    </message>
    <message>
        <source>What could be compared is the same on both sides.</source>
        <translation>能够比较的部分两边相同。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>warrener::EstimatesModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Effect on the queue</source>
        <translation>对队列的影响</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不备份</translation>
    </message>
</context>
<context>
    <name>warrener::FieldsModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>warrener::MessageCard</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>消息头</translation>
    </message>
    <message>
        <source>How the message is shown</source>
        <translation>消息的显示方式</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Properties and headers</source>
        <translation>属性和消息头</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>消息头 %1</translation>
    </message>
    <message>
        <source>The payload is empty</source>
        <translation>载荷为空</translation>
    </message>
    <message>
        <source>only the beginning is shown; save the message to have it whole</source>
        <translation>只显示开头；保存消息可得到全部</translation>
    </message>
    <message>
        <source>this is no JSON; shown as text</source>
        <translation>这不是 JSON；按文本显示</translation>
    </message>
</context>
<context>
    <name>warrener::MessagesCard</name>
    <message>
        <source>Search on</source>
        <translation>继续查找</translation>
    </message>
    <message>
        <source>Save message %1…</source>
        <translation>保存消息 %1…</translation>
    </message>
    <message>
        <source>Find in these messages</source>
        <translation>在这些消息中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>In routing keys, properties, headers and payloads</source>
        <translation>在路由键、属性、消息头和载荷中</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 messages, %2</source>
        <translation>%1 条消息，%2</translation>
    </message>
    <message>
        <source>searching for “%1”</source>
        <translation>正在查找“%1”</translation>
    </message>
    <message>
        <source>%1 found among the first %2</source>
        <translation>前 %2 条中找到 %1 条</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>read from the archive, nothing unpacked</source>
        <translation>从归档读取，未解包</translation>
    </message>
</context>
<context>
    <name>warrener::MessagesModel</name>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>being dead-lettered</source>
        <translation>正在转为死信</translation>
    </message>
    <message>
        <source>No</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Routing key</source>
        <translation>路由键</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>warrener::PinDialog</name>
    <message>
        <source>Pin the backup %1?</source>
        <translation>固定备份“%1”？</translation>
    </message>
    <message>
        <source>No rule removes it until it is unpinned, and nothing that it builds upon.</source>
        <translation>取消固定之前，任何规则都不会移除它及其所基于的备份。</translation>
    </message>
    <message>
        <source>Why it is kept: before the upgrade to 4.0.5</source>
        <translation>保留原因：升级到 4.0.5 之前</translation>
    </message>
    <message>
        <source>Why it is kept</source>
        <translation>保留原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pin the backup</source>
        <translation>固定备份</translation>
    </message>
</context>
<context>
    <name>warrener::PlanSheet</name>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::ProgressStrip</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%2 条消息中的 %1 条</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已进行 %1</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>显示运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This step cannot be stopped in the middle</source>
        <translation>此步骤不能中途停止</translation>
    </message>
</context>
<context>
    <name>warrener::PruneDialog</name>
    <message>
        <source>Remove what no rule keeps of the backups of %1?</source>
        <translation>移除 %1 中没有规则保留的备份？</translation>
    </message>
    <message>
        <source>The rules are being applied</source>
        <translation>正在套用规则</translation>
    </message>
    <message>
        <source>Backups and what becomes of them</source>
        <translation>备份及其去留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove backups</source>
        <translation>移除备份</translation>
    </message>
    <message>
        <source>There is no preview</source>
        <translation>没有预览</translation>
    </message>
    <message>
        <source>Every backup is kept by a rule. There is nothing to remove.</source>
        <translation>每个备份都有规则保留，没有可移除的。</translation>
    </message>
    <message>
        <source>%1 of %2 backups would be removed; that frees %3. It cannot be undone. Copies in the second place stay.</source>
        <translation>将移除 %2 个备份中的 %1 个，释放 %3。此操作无法撤销。第二存放处的副本保留。</translation>
    </message>
    <message>
        <source>There is nothing to remove</source>
        <translation>没有可移除的</translation>
    </message>
    <message>
        <source>They are being removed</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>Remove 1 backup</source>
        <translation>移除 1 个备份</translation>
    </message>
    <message>
        <source>Remove %1 backups</source>
        <translation>移除 %1 个备份</translation>
    </message>
    <message>
        <source>%1 backups removed</source>
        <translation>已移除 %1 个备份</translation>
    </message>
</context>
<context>
    <name>warrener::PruneModel</name>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>去留</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>warrener::RemoveBackupDialog</name>
    <message>
        <source>Remove %1 backups?</source>
        <translation>移除 %1 个备份？</translation>
    </message>
    <message>
        <source>Remove the backup %1?</source>
        <translation>移除备份“%1”？</translation>
    </message>
    <message>
        <source>What builds upon it could not be restored any more, and goes too: %1.</source>
        <translation>基于它的备份将无法恢复，也一并移除：%1。</translation>
    </message>
    <message>
        <source>That frees %1. It cannot be undone.</source>
        <translation>将释放 %1。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Its copy in the second place stays.</source>
        <translation>第二存放处的副本保留。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove the backup</source>
        <translation>移除备份</translation>
    </message>
    <message>
        <source>Remove %1 backups</source>
        <translation>移除 %1 个备份</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>The backup was removed</source>
        <translation>备份已移除</translation>
    </message>
    <message>
        <source>%1 backups removed</source>
        <translation>已移除 %1 个备份</translation>
    </message>
</context>
<context>
    <name>warrener::StandingStrip</name>
    <message>
        <source>Proven restorable</source>
        <translation>已证明可恢复</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>warrener::TextCard</name>
    <message>
        <source>changed %1</source>
        <translation>修改于 %1</translation>
    </message>
    <message>
        <source>unchanged since an earlier backup</source>
        <translation>与较早的备份相同</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>继续读取</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>在此文件中查找</translation>
    </message>
    <message>
        <source>Lines with…</source>
        <translation>含有…的行</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件文本</translation>
    </message>
    <message>
        <source>being read from the archive</source>
        <translation>正在从归档读取</translation>
    </message>
    <message>
        <source>searching for “%1”</source>
        <translation>正在查找“%1”</translation>
    </message>
    <message>
        <source>This is no text; save it to look at it</source>
        <translation>这不是文本；请保存后查看</translation>
    </message>
    <message>
        <source>%1 lines found so far</source>
        <translation>目前找到 %1 行</translation>
    </message>
    <message>
        <source>%1 lines found</source>
        <translation>找到 %1 行</translation>
    </message>
    <message>
        <source>the first %1 lines</source>
        <translation>前 %1 行</translation>
    </message>
    <message>
        <source>the first %1 lines; search for what stands further down</source>
        <translation>前 %1 行；更后面的内容请用查找</translation>
    </message>
    <message>
        <source>%1 lines, read from the archive, nothing unpacked</source>
        <translation>%1 行，从归档读取，未解包</translation>
    </message>
</context>
<context>
    <name>warrener::VerifyDialog</name>
    <message>
        <source>%1 entries and %2 messages were read back in %3; %4 of them are not as they were written.</source>
        <translation>%3 内回读了 %1 个条目和 %2 条消息；其中 %4 个与写入时不同。</translation>
    </message>
    <message>
        <source>%1 entries and %2 messages read back in %3: everything is as it was written</source>
        <translation>%3 内回读了 %1 个条目和 %2 条消息：全部与写入时相同</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>“%1”已损坏</translation>
    </message>
    <message>
        <source>the archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Nothing was changed. Restore from another backup; the rules keep this one as evidence for a while.</source>
        <translation>没有改动任何内容。请从另一个备份恢复；规则会暂时保留此备份作为证据。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Its bytes and its chain are as they were written; it is encrypted, and no identity opened it: nothing in it was looked at</source>
        <translation>其字节和备份链与写入时一致；它已加密，没有身份文件打开它：其中内容均未查看</translation>
    </message>
    <message>
        <source>%1 entries and %2 messages were read back in %3; one of them is not as it was written.</source>
        <translation>%3内回读了 %1 个条目和 %2 条消息；其中 1 个与写入时不同。</translation>
    </message>
</context>
<context>
    <name>warrener::EncryptionForm</name>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Ask the nodes by TLS: HTTPS and AMQPS, by the usual ports where none are known</source>
        <translation>通过 TLS 访问节点：HTTPS 与 AMQPS，未知端口时使用常用端口</translation>
    </message>
    <message>
        <source>the certificates of this machine</source>
        <translation>本机的证书</translation>
    </message>
    <message>
        <source>A client certificate and its key are needed together</source>
        <translation>客户端证书和密钥必须一起提供</translation>
    </message>
    <message>
        <source>%1 is no absolute path</source>
        <translation>%1 不是绝对路径</translation>
    </message>
</context>
<context>
    <name>warrener::LiveBackupsDesk</name>
    <message numerus="yes">
        <source>the last %n</source>
        <translation>
            <numerusform>最近 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hourly</source>
        <translation>
            <numerusform>每小时 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n daily</source>
        <translation>
            <numerusform>每日 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weekly</source>
        <translation>
            <numerusform>每周 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monthly</source>
        <translation>
            <numerusform>每月 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n yearly</source>
        <translation>
            <numerusform>每年 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1 back</source>
        <translation>正在读回 %1</translation>
    </message>
    <message>
        <source>%1 builds upon %2, which therefore stays</source>
        <translation>%1 基于 %2，因此后者保留</translation>
    </message>
    <message>
        <source>The backups have changed since: look at the preview again</source>
        <translation>备份已发生变化：请重新查看预览</translation>
    </message>
    <message>
        <source>Settings name no second place</source>
        <translation>设置中没有第二存放处</translation>
    </message>
    <message>
        <source>Copying %1 to %2</source>
        <translation>正在将 %1 复制到 %2</translation>
    </message>
    <message>
        <source>The password of this cluster is not known, or no node has answered yet</source>
        <translation>尚不知道此集群的密码，或还没有节点应答</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Cancelled: what was collected is removed</source>
        <translation>已取消：正在删除已收集的内容</translation>
    </message>
    <message>
        <source>%1 is encrypted; settings name nobody to encrypt a new one to</source>
        <translation>%1 已加密；设置中没有新备份的加密接收者</translation>
    </message>
    <message>
        <source>Making a full backup of %1</source>
        <translation>正在由 %1 生成完整备份</translation>
    </message>
</context>
<context>
    <name>LiveBackupsDesk</name>
    <message>
        <source>There are no messages in %1</source>
        <translation>%1 中没有消息</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>There is no message %1 in %2</source>
        <translation>%2 中没有消息 %1</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>The plan is valid</source>
        <translation>方案有效</translation>
    </message>
    <message>
        <source>The plan is not valid: %1</source>
        <translation>方案无效：%1</translation>
    </message>
    <message>
        <source>Mend the document; “recovery check” says where</source>
        <translation>修正文档；“recovery check”会指出位置</translation>
    </message>
    <message>
        <source>There is no backup that could be restored from</source>
        <translation>没有可用于恢复的备份</translation>
    </message>
    <message>
        <source>Make a backup, and schedule it</source>
        <translation>创建备份并安排定期执行</translation>
    </message>
    <message>
        <source>The last good backup is of %1; the target is %2</source>
        <translation>最近的可用备份创建于 %1；目标为 %2</translation>
    </message>
    <message>
        <source>Back up at least every %1</source>
        <translation>至少每 %1 备份一次</translation>
    </message>
    <message>
        <source>Read the backup back: “backup verify”</source>
        <translation>验证备份：“backup verify”</translation>
    </message>
    <message>
        <source>Let a backup be restored in a test: “restore --test”</source>
        <translation>让一个备份通过恢复测试：“restore --test”</translation>
    </message>
    <message>
        <source>No restore has been proven yet</source>
        <translation>尚未验证过恢复</translation>
    </message>
    <message>
        <source>A restore went well %1</source>
        <translation>%1恢复成功</translation>
    </message>
    <message>
        <source>Run %1, in %2; the target is %3</source>
        <translation>%1执行，用时 %2；目标为 %3</translation>
    </message>
    <message>
        <source>Find the slow steps in the report, and run it within the target</source>
        <translation>在报告中找出慢的步骤，并在目标时间内完成</translation>
    </message>
    <message>
        <source>Run it against a standby cluster within the target</source>
        <translation>在备用集群上于目标时间内执行</translation>
    </message>
    <message>
        <source>Rehearsed at the table %1: how long it would take is not known</source>
        <translation>%1做过桌面预演：实际用时未知</translation>
    </message>
    <message>
        <source>Neither run nor rehearsed with success within 30 days</source>
        <translation>30 天内没有成功执行或演练</translation>
    </message>
    <message>
        <source>A drill of it passed %1</source>
        <translation>%1通过了该场景的故障演练</translation>
    </message>
    <message>
        <source>The last drill of it did not pass, or is older than 30 days</source>
        <translation>最近一次故障演练未通过，或已超过 30 天</translation>
    </message>
    <message>
        <source>No drill of it has been made</source>
        <translation>尚未做过该场景的故障演练</translation>
    </message>
    <message>
        <source>Let a drill of it pass</source>
        <translation>完成一次通过的故障演练</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Valid plans: %1</source>
        <translation>有效的计划：%1</translation>
    </message>
    <message>
        <source>Run within the target and 30 days: %1</source>
        <translation>30 天内在目标时间内运行过：%1</translation>
    </message>
    <message>
        <source>Drills passed within 30 days: %1</source>
        <translation>30 天内通过的演练：%1</translation>
    </message>
    <message>
        <source>Neither run nor rehearsed with success yet</source>
        <translation>尚未成功运行或预演</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>the service is stopped</source>
        <translation>服务被停止</translation>
    </message>
    <message>
        <source>the service is killed</source>
        <translation>服务被强制结束</translation>
    </message>
    <message>
        <source>the service is frozen</source>
        <translation>服务被冻结</translation>
    </message>
    <message>
        <source>the network to its peers is cut</source>
        <translation>与对等方的网络被切断</translation>
    </message>
    <message>
        <source>nothing arrives from its peers</source>
        <translation>收不到对等方的任何数据</translation>
    </message>
    <message>
        <source>packets to and from its peers are lost</source>
        <translation>与对等方之间的数据包丢失</translation>
    </message>
    <message>
        <source>packets leave late</source>
        <translation>数据包延迟发出</translation>
    </message>
    <message>
        <source>names cannot be looked up</source>
        <translation>无法解析域名</translation>
    </message>
    <message>
        <source>a file of its data is damaged</source>
        <translation>数据中的一个文件被损坏</translation>
    </message>
    <message>
        <source>the disk counts as full</source>
        <translation>磁盘被视为已满</translation>
    </message>
    <message>
        <source>the disk is filled</source>
        <translation>磁盘被填满</translation>
    </message>
    <message>
        <source>the memory counts as full</source>
        <translation>内存被视为已满</translation>
    </message>
    <message>
        <source>its processors are busy</source>
        <translation>处理器繁忙</translation>
    </message>
    <message>
        <source>its clock is ahead</source>
        <translation>时钟偏快</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>is no fault that is known here</source>
        <translation>不是已知的故障</translation>
    </message>
    <message>
        <source>is no token</source>
        <translation>不是标识</translation>
    </message>
    <message>
        <source>holds “%1”, which is no host</source>
        <translation>含有“%1”，这不是主机</translation>
    </message>
    <message>
        <source>%1 can do it</source>
        <translation>%1 可以执行</translation>
    </message>
    <message>
        <source>%1 takes the fault back by itself at the deadline</source>
        <translation>%1 会在期限到达时自行撤销故障</translation>
    </message>
    <message>
        <source>looked at when it runs</source>
        <translation>运行时再检查</translation>
    </message>
    <message>
        <source>%1 does not say how long its timer has to go</source>
        <translation>%1 没有给出定时器的剩余时间</translation>
    </message>
    <message>
        <source>%1 takes the fault back by itself in %2</source>
        <translation>%1 将在 %2 后自行撤销故障</translation>
    </message>
    <message>
        <source>The fault is made on %1</source>
        <translation>已在 %1 上制造故障</translation>
    </message>
    <message>
        <source>%1 still has: %2</source>
        <translation>%1 上仍有：%2</translation>
    </message>
    <message>
        <source>Nothing of the fault is left on %1</source>
        <translation>%1 上没有留下故障的任何痕迹</translation>
    </message>
    <message>
        <source>Something of another drill is on %1: %2</source>
        <translation>%1 上有另一次演练留下的内容：%2</translation>
    </message>
    <message>
        <source>Nothing of any other drill is on these hosts</source>
        <translation>这些主机上没有其他演练的任何内容</translation>
    </message>
    <message>
        <source>taken back on %1, and looked at</source>
        <translation>在 %1 上撤销并检查</translation>
    </message>
    <message>
        <source>%1 can do it: %2</source>
        <translation>%1 可以执行：%2</translation>
    </message>
    <message>
        <source>Arm the way back on %1: after %2 at the latest, whatever becomes of the console</source>
        <translation>在 %1 上布置撤销：最迟 %2 后执行，无论控制台发生什么</translation>
    </message>
    <message>
        <source>The way back is armed on %1</source>
        <translation>%1 上的撤销已布置</translation>
    </message>
    <message>
        <source>Fault on %1: %2</source>
        <translation>%1 上的故障：%2</translation>
    </message>
    <message>
        <source>Take the fault back on %1, and look at what is left</source>
        <translation>在 %1 上撤销故障，并检查遗留</translation>
    </message>
    <message>
        <source>Nothing of another drill is on the hosts</source>
        <translation>主机上没有其他演练的内容</translation>
    </message>
    <message>
        <source>%1 is not looked after by systemd: nothing there could take the fault back</source>
        <translation>%1 不由 systemd 管理：那里没有什么能撤销故障</translation>
    </message>
    <message>
        <source>Nobody is named whom %1 is to be cut off from</source>
        <translation>没有指明要把 %1 与谁隔离</translation>
    </message>
    <message>
        <source>No broker is known on %1</source>
        <translation>不知道 %1 上有 broker</translation>
    </message>
    <message>
        <source>not possible on this host: it lacks the program %1</source>
        <translation>在此主机上不可行：缺少程序 %1</translation>
    </message>
    <message>
        <source>not possible on this host: nftables cannot be used there</source>
        <translation>在此主机上不可行：无法使用 nftables</translation>
    </message>
    <message>
        <source>not possible on this host: its kernel has no netem, which delays packets</source>
        <translation>在此主机上不可行：内核没有用于延迟数据包的 netem</translation>
    </message>
    <message>
        <source>not possible on this host: its clock belongs to the machine that it runs on</source>
        <translation>在此主机上不可行：其时钟属于所在的物理机</translation>
    </message>
    <message>
        <source>not possible on this host: libfaketime is not installed</source>
        <translation>在此主机上不可行：未安装 libfaketime</translation>
    </message>
    <message>
        <source>not possible on this host: its openssl cannot make a certificate that has expired</source>
        <translation>在此主机上不可行：其 openssl 无法生成已过期的证书</translation>
    </message>
    <message>
        <source>not possible on this host: the node has no TLS listener with a certificate in a file</source>
        <translation>在此主机上不可行：节点没有使用证书文件的 TLS 监听</translation>
    </message>
    <message>
        <source>not possible on this host: there is no file %1</source>
        <translation>在此主机上不可行：没有文件 %1</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 未运行</translation>
    </message>
    <message>
        <source>none of these names means another host there: %1</source>
        <translation>这些名称在那里都不指向其他主机：%1</translation>
    </message>
    <message>
        <source>the console itself comes from %1: the fault would cut the way back</source>
        <translation>控制台本身来自 %1：该故障会切断退路</translation>
    </message>
    <message>
        <source>its network interface has a queueing discipline of its own, which would be lost</source>
        <translation>其网络接口有自己的排队规则，会因此丢失</translation>
    </message>
    <message>
        <source>another drill is armed there, or has left something: %1</source>
        <translation>那里已布置另一次演练，或有其遗留：%1</translation>
    </message>
    <message>
        <source>the reversal is armed already</source>
        <translation>撤销已经布置</translation>
    </message>
    <message>
        <source>the reversal is not armed there (any more): nothing is made</source>
        <translation>那里的撤销没有（或不再）布置：不制造任何故障</translation>
    </message>
    <message>
        <source>the deadline is too near: nothing is made</source>
        <translation>离期限太近：不制造任何故障</translation>
    </message>
    <message>
        <source>more than 20 GiB would have to be filled</source>
        <translation>需要填充的空间超过 20 GiB</translation>
    </message>
    <message>
        <source>its disk is full already</source>
        <translation>其磁盘已满</translation>
    </message>
    <message>
        <source>a command failed with exit code %1</source>
        <translation>一个命令失败，退出码 %1</translation>
    </message>
    <message>
        <source>%1 of %2 nodes run, not %3</source>
        <translation>%2 个节点中有 %1 个运行，未运行：%3</translation>
    </message>
    <message>
        <source>An alarm of %1</source>
        <translation>%1 有告警</translation>
    </message>
    <message>
        <source>%1 have parted from others</source>
        <translation>%1 与其他节点已分裂</translation>
    </message>
    <message>
        <source>%1 queues lack a member, the first is %2</source>
        <translation>%1 个队列缺少成员，第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have no leader or no majority, the first is %2</source>
        <translation>%1 个队列没有领导者或没有多数派，第一个是 %2</translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2</source>
        <translation>无法查询 %1：%2</translation>
    </message>
    <message>
        <source>%1 has %2 servers that take clients</source>
        <translation>%1 有 %2 个可接受客户端的服务器</translation>
    </message>
    <message>
        <source>at least %1 nodes run</source>
        <translation>至少 %1 个节点运行</translation>
    </message>
    <message>
        <source>all nodes run</source>
        <translation>所有节点都在运行</translation>
    </message>
    <message>
        <source>no node has an alarm</source>
        <translation>没有节点告警</translation>
    </message>
    <message>
        <source>no node has parted from another</source>
        <translation>没有节点分裂</translation>
    </message>
    <message>
        <source>every replicated queue has a leader and a majority</source>
        <translation>每个复制队列都有领导者和多数派</translation>
    </message>
    <message>
        <source>every replicated queue has all its members</source>
        <translation>每个复制队列的成员都齐全</translation>
    </message>
    <message>
        <source>every proxy has at least %1 servers that take clients</source>
        <translation>每个代理至少有 %1 个可接受客户端的服务器</translation>
    </message>
    <message>
        <source>every proxy takes clients</source>
        <translation>每个代理都接受客户端</translation>
    </message>
    <message>
        <source>messages are confirmed, with no pause over %1</source>
        <translation>消息持续得到确认，间隔不超过 %1</translation>
    </message>
    <message>
        <source>is no condition that is known here</source>
        <translation>不是已知的条件</translation>
    </message>
    <message>
        <source>No node can be asked: %1</source>
        <translation>无法查询任何节点：%1</translation>
    </message>
    <message>
        <source>The queues were not asked for</source>
        <translation>没有查询队列</translation>
    </message>
    <message>
        <source>The queues cannot be asked for: %1</source>
        <translation>无法查询队列：%1</translation>
    </message>
    <message>
        <source>The probe does not run</source>
        <translation>探测没有运行</translation>
    </message>
    <message>
        <source>No message has been confirmed for %1</source>
        <translation>已有 %1 没有消息得到确认</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>无法创建 %1</translation>
    </message>
    <message>
        <source>%1 cannot be removed</source>
        <translation>无法删除 %1</translation>
    </message>
    <message>
        <source>the profile names no management API</source>
        <translation>配置中没有管理 API</translation>
    </message>
    <message>
        <source>Not in a healthy steady state: %1</source>
        <translation>不处于健康的稳态：%1</translation>
    </message>
    <message>
        <source>In a healthy steady state</source>
        <translation>处于健康的稳态</translation>
    </message>
    <message>
        <source>In a healthy steady state again</source>
        <translation>已恢复健康的稳态</translation>
    </message>
    <message>
        <source>The profile names no door for clients</source>
        <translation>配置中没有客户端的入口</translation>
    </message>
    <message>
        <source>No message of the probe was confirmed within %1</source>
        <translation>探测的消息在 %1 内都没有得到确认</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>No probe runs here</source>
        <translation>这里没有探测在运行</translation>
    </message>
    <message>
        <source>No confirmed message was lost</source>
        <translation>没有丢失任何已确认的消息</translation>
    </message>
    <message>
        <source>%1 confirmed messages were lost</source>
        <translation>丢失了 %1 条已确认的消息</translation>
    </message>
    <message>
        <source>The lever was pulled by %1: %2</source>
        <translation>%1 拉下了总闸：%2</translation>
    </message>
    <message>
        <source>The probe has ended: %1</source>
        <translation>探测已结束：%1</translation>
    </message>
    <message>
        <source>%1 of %2; confirmed %3, no confirm for %4</source>
        <translation>%1 / %2；已确认 %3，%4 没有确认</translation>
    </message>
    <message>
        <source>Broken off after %1: %2</source>
        <translation>%1 后中止：%2</translation>
    </message>
    <message>
        <source>Watched for %1</source>
        <translation>观察了 %1</translation>
    </message>
    <message>
        <source>The cluster has no node %1</source>
        <translation>集群没有节点 %1</translation>
    </message>
    <message>
        <source>The broker does not say which members %1 has</source>
        <translation>broker 没有给出 %1 的成员</translation>
    </message>
    <message>
        <source>%1 queues would lose their majority, the first is %2</source>
        <translation>%1 个队列会失去多数派，第一个是 %2</translation>
    </message>
    <message>
        <source>Quorum stays without %1</source>
        <translation>少了 %1 个节点仍保有多数派</translation>
    </message>
    <message>
        <source>There is no backup of %1 that has been verified</source>
        <translation>%1 没有经过校验的备份</translation>
    </message>
    <message>
        <source>The newest verified backup, %1, is %2 old; at most %3 is allowed</source>
        <translation>最新的已校验备份 %1 已有 %2；最多允许 %3</translation>
    </message>
    <message>
        <source>The backup %1 has been verified, and is %2 old</source>
        <translation>备份 %1 已校验，时间为 %2 前</translation>
    </message>
    <message>
        <source>It is paused already, by %1</source>
        <translation>已由 %1 暂停</translation>
    </message>
    <message>
        <source>a drill runs</source>
        <translation>正在演练</translation>
    </message>
    <message>
        <source>No failover by itself until %1</source>
        <translation>在 %1 之前不会自动故障转移</translation>
    </message>
    <message>
        <source>The drill has not paused it</source>
        <translation>不是由演练暂停的</translation>
    </message>
    <message>
        <source>the drill is over</source>
        <translation>演练已结束</translation>
    </message>
    <message>
        <source>The automatic failover may act again</source>
        <translation>自动故障转移可以再次执行</translation>
    </message>
    <message>
        <source>The cluster is in a healthy steady state</source>
        <translation>集群处于健康的稳态</translation>
    </message>
    <message>
        <source>Until the cluster is in its steady state again</source>
        <translation>直到集群恢复稳态</translation>
    </message>
    <message>
        <source>Publish and consume numbered messages as clients do</source>
        <translation>像客户端一样发布和消费带编号的消息</translation>
    </message>
    <message>
        <source>the probe ends</source>
        <translation>结束探测</translation>
    </message>
    <message>
        <source>End the probe, and count what became of its messages</source>
        <translation>结束探测，并统计消息的去向</translation>
    </message>
    <message>
        <source>Quorum stays</source>
        <translation>多数派保持</translation>
    </message>
    <message>
        <source>A verified backup is young enough</source>
        <translation>有足够新的已校验备份</translation>
    </message>
    <message>
        <source>The automatic failover stands by meanwhile</source>
        <translation>在此期间自动故障转移待命</translation>
    </message>
    <message>
        <source>it may act again</source>
        <translation>它可以再次执行</translation>
    </message>
    <message>
        <source>must be 1 to 100 for this fault</source>
        <translation>对此故障必须为 1 到 100</translation>
    </message>
    <message>
        <source>must be at least 1 for this fault</source>
        <translation>对此故障必须至少为 1</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>must be 1 to 60 of a–z, 0–9 and “-”</source>
        <translation>必须是 1 到 60 个 a–z、0–9 或“-”</translation>
    </message>
    <message>
        <source>must lie between least and most</source>
        <translation>必须介于 least 与 most 之间</translation>
    </message>
    <message>
        <source>must have ids of their own, of a–z, 0–9 and “-”</source>
        <translation>必须各有由 a–z、0–9 和“-”组成的标识</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>There is no drill “%1”; there are %2</source>
        <translation>没有演练“%1”；现有 %2</translation>
    </message>
    <message>
        <source>The cluster has noticed</source>
        <translation>集群已察觉</translation>
    </message>
    <message>
        <source>A proxy has noticed</source>
        <translation>代理已察觉</translation>
    </message>
    <message>
        <source>The console has noticed</source>
        <translation>控制台已察觉</translation>
    </message>
    <message>
        <source>Broken off: %1</source>
        <translation>中止：%1</translation>
    </message>
    <message>
        <source>Not all could be taken back: %1</source>
        <translation>未能全部撤销：%1</translation>
    </message>
    <message>
        <source>The fault was not made</source>
        <translation>没有制造故障</translation>
    </message>
    <message>
        <source>During the fault, “%1” did not hold: %2</source>
        <translation>故障期间“%1”不成立：%2</translation>
    </message>
    <message>
        <source>The steady state did not come back in time: %1</source>
        <translation>稳态没有及时恢复：%1</translation>
    </message>
    <message>
        <source>The probe of %1 queues: %2</source>
        <translation>%1 队列的探测：%2</translation>
    </message>
    <message>
        <source>%1 confirmed messages of %2 queues had not arrived when the probe ended</source>
        <translation>探测结束时 %2 队列有 %1 条已确认的消息尚未到达</translation>
    </message>
    <message>
        <source>%1 confirmed messages of %2 queues were lost</source>
        <translation>%2 队列丢失了 %1 条已确认的消息</translation>
    </message>
    <message>
        <source>The probe has left no figures</source>
        <translation>探测没有留下数据</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>无结论</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Confirms a second</source>
        <translation>每秒确认数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>during</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Noticed by the console</source>
        <translation>控制台察觉</translation>
    </message>
    <message>
        <source>by a proxy</source>
        <translation>代理察觉</translation>
    </message>
    <message>
        <source>by the cluster</source>
        <translation>集群察觉</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>All pauses</source>
        <translation>停顿总计</translation>
    </message>
    <message>
        <source>Back in steady state</source>
        <translation>恢复稳态</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Drill: %1</source>
        <translation>演练：%1</translation>
    </message>
    <message>
        <source>%1 on %2 of %3, %4, run %5</source>
        <translation>%3 的 %2 上的 %1，%4，运行 %5</translation>
    </message>
    <message>
        <source>Measured, and against earlier runs</source>
        <translation>测量结果，与以往运行对比</translation>
    </message>
    <message>
        <source>✓ held</source>
        <translation>✓ 成立</translation>
    </message>
    <message>
        <source>✕ did not hold</source>
        <translation>✕ 不成立</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>What happened when</source>
        <translation>事件时间线</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Who feels it</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>What to improve</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>The profile has no node %1</source>
        <translation>配置中没有节点 %1</translation>
    </message>
    <message>
        <source>The profile has no proxy %1</source>
        <translation>配置中没有代理 %1</translation>
    </message>
    <message>
        <source>The profile names no SSH login to the host of %1</source>
        <translation>配置中没有到 %1 所在主机的 SSH 登录</translation>
    </message>
    <message>
        <source>This drill is made on nodes, not on proxies</source>
        <translation>此演练在节点上进行，而不是代理</translation>
    </message>
    <message>
        <source>This drill is made on proxies, not on nodes</source>
        <translation>此演练在代理上进行，而不是节点</translation>
    </message>
    <message>
        <source>The profile has nothing that this drill could be made on</source>
        <translation>配置中没有可进行此演练的对象</translation>
    </message>
    <message>
        <source>This drill is made on at most %1 at a time</source>
        <translation>此演练一次最多在 %1 个目标上进行</translation>
    </message>
    <message>
        <source>Arm the ways back</source>
        <translation>布置撤销</translation>
    </message>
    <message>
        <source>The ways back are armed</source>
        <translation>撤销已布置</translation>
    </message>
    <message>
        <source>Make the faults</source>
        <translation>制造故障</translation>
    </message>
    <message>
        <source>Watch for %1 what becomes of it</source>
        <translation>观察 %1，看会发生什么</translation>
    </message>
    <message>
        <source>Take the faults back</source>
        <translation>撤销故障</translation>
    </message>
    <message>
        <source>%1 is a production cluster: a drill there needs a second person who agrees</source>
        <translation>%1 是生产集群：在那里演练需要第二个人同意</translation>
    </message>
    <message>
        <source>Whoever runs a drill on a production cluster cannot be who agrees to it</source>
        <translation>在生产集群上执行演练的人不能同时是同意者</translation>
    </message>
    <message>
        <source>%1 has no mode “%2”; it has %3</source>
        <translation>%1 没有模式“%2”；现有 %3</translation>
    </message>
    <message>
        <source>%1 lasts from %2 to %3</source>
        <translation>%1 的时长为 %2 到 %3</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Drill: %1 (%2) on %3 for %4</source>
        <translation>演练：%1（%2），目标 %3，时长 %4</translation>
    </message>
    <message>
        <source>Watch for %1, with no fault</source>
        <translation>观察 %1，没有故障</translation>
    </message>
    <message>
        <source>Nobody is left whom %1 could be cut off from</source>
        <translation>没有可与 %1 隔离的对象</translation>
    </message>
    <message>
        <source>The fault “%1” is made on nodes only</source>
        <translation>故障“%1”只能在节点上制造</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>The calendar has no blackout now</source>
        <translation>日历中此刻没有静默期</translation>
    </message>
    <message>
        <source>It would be in the blackout “%1”, which lasts until %2</source>
        <translation>它会落在静默期“%1”内，该静默期持续到 %2</translation>
    </message>
    <message>
        <source>Time without a confirm</source>
        <translation>无确认时间</translation>
    </message>
    <message>
        <source>The way back is armed; next: %1</source>
        <translation>回退已就位；接下来：%1</translation>
    </message>
    <message>
        <source>Fault is on: %1</source>
        <translation>故障已生效：%1</translation>
    </message>
    <message>
        <source>The fault is taken back; the steady state is waited for</source>
        <translation>故障已回退；正在等待恢复稳态</translation>
    </message>
    <message>
        <source>It needs a backup that has been verified</source>
        <translation>需要一份已校验的备份</translation>
    </message>
    <message>
        <source>The newest verified backup is %1 old; at most %2 is allowed</source>
        <translation>最新的已校验备份已有 %1；最多允许 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 no answer</source>
        <translation>%1 无应答</translation>
    </message>
    <message>
        <source>%1 is cut off from %2</source>
        <translation>%1 与 %2 之间的网络已切断</translation>
    </message>
    <message>
        <source>nothing from %2 arrives at %1</source>
        <translation>%2 的数据无法到达 %1</translation>
    </message>
    <message>
        <source>%3 % of the packets between %1 and %2 are lost</source>
        <translation>%1 与 %2 之间 %3 % 的数据包丢失</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>is less than the target that “%1” makes a fault on: %2</source>
        <translation>小于“%1”所针对的对象序号：%2</translation>
    </message>
    <message>
        <source>No own drill has the id %1</source>
        <translation>没有标识为 %1 的自有演练</translation>
    </message>
    <message>
        <source>“%1” is made on %2 targets one after the other; %3 were chosen</source>
        <translation>“%1”需依次作用于 %2 个对象；仅选择了 %3 个</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>少于 %1</translation>
    </message>
    <message>
        <source>not all</source>
        <translation>非全部</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Nodes that run</source>
        <translation>运行中的节点</translation>
    </message>
    <message>
        <source>Nodes with an alarm</source>
        <translation>有告警的节点</translation>
    </message>
    <message>
        <source>Nodes that parted</source>
        <translation>已分区的节点</translation>
    </message>
    <message>
        <source>Queues with a majority</source>
        <translation>有多数派的队列</translation>
    </message>
    <message>
        <source>Queues with all members</source>
        <translation>成员齐全的队列</translation>
    </message>
    <message>
        <source>Servers of a proxy</source>
        <translation>代理的可用服务器</translation>
    </message>
    <message>
        <source>99 of 100 messages are confirmed within %1</source>
        <translation>每 100 条消息中有 99 条在 %1 内得到确认</translation>
    </message>
    <message>
        <source>Of the last messages one in a hundred waited %1 or longer for its confirm</source>
        <translation>最近的消息中，每一百条有一条等待确认达 %1 或更久</translation>
    </message>
    <message>
        <source>Confirm latency, p99</source>
        <translation>确认延迟，p99</translation>
    </message>
    <message>
        <source>Message missing for</source>
        <translation>消息缺失时长</translation>
    </message>
    <message>
        <source>no confirmed message is missing for over %1 while later ones come</source>
        <translation>没有已确认消息在后续消息到达时缺失超过 %1</translation>
    </message>
    <message>
        <source>A confirmed message has been missing for %1, and later ones came</source>
        <translation>一条已确认消息缺失已达 %1，而后续消息已经到达</translation>
    </message>
    <message>
        <source>Taken back on %1</source>
        <translation>已在 %1 上撤销</translation>
    </message>
    <message>
        <source>%1: somebody else has changed %2 meanwhile; it stays, and the one of before is kept in %3</source>
        <translation>%1：期间有人更改了 %2；该文件保持不变，原来的文件保存在 %3</translation>
    </message>
    <message>
        <source>Nobody can say whether another drill&apos;s fault is still on %1</source>
        <translation>无法确认另一演练的故障是否仍在 %1 上</translation>
    </message>
    <message>
        <source>Every host has been asked whether another drill is on it</source>
        <translation>已向每台主机询问是否有其他演练</translation>
    </message>
    <message>
        <source>Every host says what is on it</source>
        <translation>每台主机都说明了其上的情况</translation>
    </message>
    <message>
        <source>Until the cluster is in its steady state, with the probe</source>
        <translation>直到集群在探测流量下处于稳态</translation>
    </message>
    <message>
        <source>Nobody has seen the cluster for %1</source>
        <translation>已有 %1 看不到集群</translation>
    </message>
    <message>
        <source>%1 of %2 nodes would run: no majority</source>
        <translation>%2 个节点中只有 %1 个会在运行：没有多数派</translation>
    </message>
    <message>
        <source>The profile says that the service of %1, the host of %2, is %3: the fault would not hit the proxy</source>
        <translation>配置文件中 %2 所在主机 %1 的服务是 %3：故障不会作用于代理</translation>
    </message>
    <message>
        <source>The profile says that the service of %1, the host of %2, is %3: the fault would not hit the broker</source>
        <translation>配置文件中 %2 所在主机 %1 的服务是 %3：故障不会作用于 broker</translation>
    </message>
    <message>
        <source>Nobody looks at the hypothesis: the cluster may take %1 to settle, and the fault lasts %2</source>
        <translation>不会检查假设：集群可能需要 %1 才能稳定，而故障只持续 %2</translation>
    </message>
    <message>
        <source>Within %1 “%2” cannot break it off</source>
        <translation>在 %1 内，“%2”无法中止演练</translation>
    </message>
    <message>
        <source>During the fault nobody looked whether “%1” held: it was over too soon</source>
        <translation>故障期间没有检查“%1”是否成立：故障结束得太早</translation>
    </message>
    <message>
        <source>The fault had gone by itself before it was taken back: %1</source>
        <translation>故障在撤销之前已自行消失：%1</translation>
    </message>
    <message>
        <source>○ nobody looked</source>
        <translation>○ 未检查</translation>
    </message>
    <message>
        <source>The fault was shorter than “%1” may take to hold: nobody looked</source>
        <translation>故障持续时间短于“%1”成立所需的时间：未检查</translation>
    </message>
    <message>
        <source>Nothing is broken yet. To come: %1</source>
        <translation>尚未制造任何故障。即将进行：%1</translation>
    </message>
    <message>
        <source>The fault is being taken back. Until then: %1</source>
        <translation>正在撤销故障。在此之前：%1</translation>
    </message>
    <message>
        <source>The only verified backup, %1, is dated in the future: nobody can tell how old it is</source>
        <translation>唯一验证过的备份 %1 的日期在将来：无法判断它有多旧</translation>
    </message>
    <message>
        <source>%1 confirmed messages of %2 queues were lost, as was to be expected of those on the target alone</source>
        <translation>%2 队列丢失了 %1 条已确认的消息；仅位于目标上的队列会如此，属预期之内</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>已确认 %1 条</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 条</translation>
    </message>
    <message>
        <source>%1 queues go on, and lose no confirmed message</source>
        <translation>%1 队列继续工作，且不丢失任何已确认的消息</translation>
    </message>
    <message>
        <source>%1 queues: those on the target alone may stand still until it is back; no confirmed message is lost</source>
        <translation>%1 队列：仅位于目标上的队列可停顿至目标恢复；不丢失任何已确认的消息</translation>
    </message>
    <message>
        <source>%1 queues: those on the target alone may stand still, and what lay there may be lost</source>
        <translation>%1 队列：仅位于目标上的队列可停顿，其中的消息可能丢失</translation>
    </message>
    <message>
        <source>A client of %1 queues stood still for %2, as was to be expected of those on the target alone</source>
        <translation>%1 队列的一个客户端停顿了 %2；仅位于目标上的队列会如此，属预期之内</translation>
    </message>
    <message>
        <source>A second person must agree, by their own name</source>
        <translation>须由第二人输入自己的姓名表示同意</translation>
    </message>
    <message>
        <source>Agreed to by</source>
        <translation>同意者</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>另外</translation>
    </message>
    <message>
        <source>Confirmed within, 99 of 100</source>
        <translation>99% 在此时间内确认</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>遗留</translation>
    </message>
    <message>
        <source>Longest pause of a client</source>
        <translation>单个客户端最长停顿</translation>
    </message>
    <message>
        <source>Messages flow through %1 to queues of the types %2</source>
        <translation>消息经 %1 流向以下类型的队列：%2</translation>
    </message>
    <message>
        <source>Messages, by type of queue</source>
        <translation>按队列类型的消息</translation>
    </message>
    <message>
        <source>Nobody holds the stop-all switch</source>
        <translation>没有人按下全部停止开关</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Reordered</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>执行者</translation>
    </message>
    <message>
        <source>The id “stop” is taken by the stop-all switch</source>
        <translation>标识 “stop” 已被全部停止开关占用</translation>
    </message>
    <message>
        <source>The probe&apos;s streams %1 may be left: %2</source>
        <translation>探测用的流 %1 可能遗留：%2</translation>
    </message>
    <message>
        <source>The stop-all switch is held by %1: %2 (%3)</source>
        <translation>全部停止开关由 %1 按下：%2（%3）</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>no confirm for %1</source>
        <translation>%1 无确认</translation>
    </message>
    <message>
        <source>takes quorum, classic and stream, each holds, may-pause or may-lose</source>
        <translation>接受 quorum、classic 和 stream，取值为 holds、may-pause 或 may-lose</translation>
    </message>
    <message>
        <source>the fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>the network to its peers is cut</source>
        <translation>与其他节点的网络被切断</translation>
    </message>
    <message>
        <source>nothing arrives from its peers</source>
        <translation>收不到其他节点的任何数据</translation>
    </message>
    <message>
        <source>packets to and from its peers are lost</source>
        <translation>与其他节点之间的数据包丢失</translation>
    </message>
    <message>
        <source>%1 takes the fault back by itself in %2</source>
        <translation>%1 将在 %2后自行撤销故障</translation>
    </message>
    <message>
        <source>Arm the way back on %1: after %2 at the latest, whatever becomes of the console</source>
        <translation>在 %1 上布置撤销：最迟 %2后执行，无论控制台发生什么</translation>
    </message>
    <message>
        <source>No message of the probe was confirmed within %1</source>
        <translation>探测的消息在 %1内都没有得到确认</translation>
    </message>
    <message>
        <source>Broken off after %1: %2</source>
        <translation>%1后中止：%2</translation>
    </message>
    <message>
        <source>The backup %1 has been verified, and is %2 old</source>
        <translation>备份 %1 已校验，时间为 %2前</translation>
    </message>
    <message>
        <source>99 of 100 messages are confirmed within %1</source>
        <translation>每 100 条消息中有 99 条在 %1内得到确认</translation>
    </message>
    <message>
        <source>Within %1 “%2” cannot break it off</source>
        <translation>在 %1内，“%2”无法中止演练</translation>
    </message>
    <message>
        <source>no confirm for %1</source>
        <translation>%1无确认</translation>
    </message>
    <message>
        <source>is no key of a drill</source>
        <translation>不是演练的键</translation>
    </message>
    <message>
        <source>must be stands-by or measured</source>
        <translation>必须是 stands-by 或 measured</translation>
    </message>
    <message>
        <source>takes quorum, classic and stream</source>
        <translation>只接受 quorum、classic 和 stream</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
</context>
<context>
    <name>RestoreFlow</name>
    <message>
        <source>Give %1 its new name, or take the renaming away</source>
        <translation>请为 %1 填写新名称，或去掉这条重命名</translation>
    </message>
    <message>
        <source>Two of them would be called %1</source>
        <translation>有两个会同名为 %1</translation>
    </message>
    <message>
        <source>A backup that has what you look for is being searched</source>
        <translation>正在查找包含所需内容的备份</translation>
    </message>
    <message>
        <source>The list of backups is being read</source>
        <translation>正在读取备份列表</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>请选择备份</translation>
    </message>
    <message>
        <source>What is in it is being read</source>
        <translation>正在读取备份内容</translation>
    </message>
    <message>
        <source>It is encrypted: choose the identity that opens it</source>
        <translation>备份已加密：请选择能打开它的身份</translation>
    </message>
    <message>
        <source>Choose at least one part</source>
        <translation>请至少选择一个部分</translation>
    </message>
    <message>
        <source>No expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
    <message>
        <source>Tick at least one queue</source>
        <translation>请至少勾选一个队列</translation>
    </message>
    <message>
        <source>No queue&apos;s name matches</source>
        <translation>没有队列名称匹配</translation>
    </message>
    <message>
        <source>Choose a cluster</source>
        <translation>请选择集群</translation>
    </message>
    <message>
        <source>The backup and the cluster are being compared</source>
        <translation>正在比较备份与集群</translation>
    </message>
    <message>
        <source>Nothing is left to be restored</source>
        <translation>没有需要恢复的内容</translation>
    </message>
    <message>
        <source>It is being begun</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>It goes on when the run has ended</source>
        <translation>运行结束后才能继续</translation>
    </message>
    <message>
        <source>%1, same names</source>
        <translation>%1，名称不变</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation>
            <numerusform>%n 个改名</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 created, %2 changed</source>
        <translation>新建 %1 个，修改 %2 个</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>%1: choose another one</source>
        <translation>%1：请选择另一个</translation>
    </message>
</context>
<context>
    <name>RestoreProof</name>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Messages published</source>
        <translation>已发布消息</translation>
    </message>
    <message>
        <source>Were there already</source>
        <translation>原已存在</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>保留的内容</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What was said meanwhile</source>
        <translation>期间的输出</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Taken back in part</source>
        <translation>只撤销了一部分</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What was taken back</source>
        <translation>已撤回的内容</translation>
    </message>
</context>
<context>
    <name>RestoreWords</name>
    <message>
        <source>in vhost %1</source>
        <translation>在虚拟主机 %1 中</translation>
    </message>
    <message>
        <source>Virtual hosts</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Topic permissions</source>
        <translation>主题权限</translation>
    </message>
    <message>
        <source>Global parameters</source>
        <translation>全局参数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>topic permission</source>
        <translation>主题权限</translation>
    </message>
    <message>
        <source>global parameter</source>
        <translation>全局参数</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>binding</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2的%1</translation>
    </message>
    <message>
        <source>password hash from the backup</source>
        <translation>使用备份中的密码散列</translation>
    </message>
    <message>
        <source>without a password</source>
        <translation>没有密码</translation>
    </message>
    <message>
        <source>pattern %1, %2</source>
        <translation>匹配 %1，%2</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Preview of a restore from %1 into %2</source>
        <translation>从 %1 恢复到 %2 的预览</translation>
    </message>
    <message>
        <source>Messages published</source>
        <translation>发布消息</translation>
    </message>
    <message>
        <source>Messages not published</source>
        <translation>不发布消息</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>data directories</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>one queue</source>
        <translation>1 个队列</translation>
    </message>
    <message numerus="yes">
        <source>%n queues</source>
        <translation>
            <numerusform>%n 个队列</numerusform>
        </translation>
    </message>
    <message>
        <source>one vhost</source>
        <translation>1 个虚拟主机</translation>
    </message>
    <message numerus="yes">
        <source>%n vhosts</source>
        <translation>
            <numerusform>%n 个虚拟主机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::WhatStep</name>
    <message>
        <source>All queues</source>
        <translation>所有队列</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>按勾选</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Messages in it</source>
        <translation>其中消息</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Choose what comes back; everything else stays as it is.</source>
        <translation>选择要恢复的内容；其余保持不变。</translation>
    </message>
    <message>
        <source>Kinds of definitions</source>
        <translation>定义的种类</translation>
    </message>
    <message>
        <source>Virtual host</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>compared first; nothing is deleted by itself</source>
        <translation>先比较；不会自动删除任何内容</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>published with confirms, in their order</source>
        <translation>按原顺序发布并确认</translation>
    </message>
    <message>
        <source>Configuration of hosts</source>
        <translation>主机配置</translation>
    </message>
    <message>
        <source>Data directories</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Virtual hosts</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Which queues</source>
        <translation>哪些队列</translation>
    </message>
    <message>
        <source>Names of queues</source>
        <translation>队列名称</translation>
    </message>
    <message>
        <source>not in this backup</source>
        <translation>不在此备份中</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>正则</translation>
    </message>
    <message>
        <source>a regular expression of names, as ^orders[.]</source>
        <translation>名称的正则表达式，如 ^orders[.]</translation>
    </message>
    <message>
        <source>find a queue</source>
        <translation>查找队列</translation>
    </message>
    <message>
        <source>No expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
    <message>
        <source>%1 of %2 queues</source>
        <translation>%1 / %2 个队列</translation>
    </message>
    <message>
        <source>%1, %2 messages</source>
        <translation>%1，%2 条消息</translation>
    </message>
    <message>
        <source>Next: where</source>
        <translation>下一步：位置</translation>
    </message>
    <message>
        <source>Certificates and private keys too</source>
        <translation>也包括证书和私钥</translation>
    </message>
    <message>
        <source>The Erlang cookie too</source>
        <translation>也包括 Erlang cookie</translation>
    </message>
    <message>
        <source>All nodes at once: the cluster is down meanwhile</source>
        <translation>所有节点同时进行：期间集群停止服务</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Hosts whose configuration comes back</source>
        <translation>恢复其配置的主机</translation>
    </message>
    <message>
        <source>Nodes whose data directory comes back</source>
        <translation>恢复其数据目录的节点</translation>
    </message>
    <message>
        <source>present files are kept beside; nodes restart one after the other</source>
        <translation>现有文件另存保留；节点逐个重启</translation>
    </message>
    <message>
        <source>nodes are stopped; alone, since definitions and messages are in it</source>
        <translation>节点会停止；单独进行，因为其中已含定义和消息</translation>
    </message>
</context>
<context>
    <name>warrener::ConfirmStep</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All of it can be undone.</source>
        <translation>全部都可以撤销。</translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation>无法撤销：%1</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>These steps will be done, one after the other. Nothing has been changed yet.</source>
        <translation>将依次执行这些步骤。目前还没有任何改动。</translation>
    </message>
    <message>
        <source>Override the rule that refuses; the journal keeps the reason</source>
        <translation>越过拒绝的规则；原因写入日志记录</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>原因，写入日志记录</translation>
    </message>
    <message>
        <source>Why this is done</source>
        <translation>这样做的原因</translation>
    </message>
    <message>
        <source>Say why the rule is overridden</source>
        <translation>请说明越过该规则的原因</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>Restore into %1</source>
        <translation>恢复到 %1</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>完成之后</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>The cluster is asked once more how it is now.</source>
        <translation>正在再次询问集群的当前状态。</translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>重新制定计划</translation>
    </message>
</context>
<context>
    <name>warrener::LiveRestoreDesk</name>
    <message>
        <source>A restore into it is running</source>
        <translation>正在向它恢复</translation>
    </message>
    <message>
        <source>The password of this cluster is not known, or no node has answered yet</source>
        <translation>不知道此集群的密码，或还没有节点应答</translation>
    </message>
    <message>
        <source>There is no profile of %1</source>
        <translation>没有 %1 的配置</translation>
    </message>
    <message>
        <source>The password of %1 on %2 is not known: open that cluster once</source>
        <translation>不知道 %2 上 %1 的密码：请先打开该集群一次</translation>
    </message>
</context>
<context>
    <name>warrener::PreviewModel</name>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>%1 in vhost %2</source>
        <translation>虚拟主机 %2 中的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>one message</source>
        <translation>1 条消息</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace, moving its messages</source>
        <translation>替换并搬移其消息</translation>
    </message>
    <message>
        <source>Replace, with its bindings</source>
        <translation>连同其绑定一起替换</translation>
    </message>
</context>
<context>
    <name>warrener::PreviewStep</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The backup is compared with the live cluster. Untick what you do not want.</source>
        <translation>将备份与当前集群比较。不需要的请取消勾选。</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Part of the preview</source>
        <translation>预览的部分</translation>
    </message>
    <message>
        <source>Will be created</source>
        <translation>将新建</translation>
    </message>
    <message>
        <source>Everything of the backup is there.</source>
        <translation>备份中的内容都已存在。</translation>
    </message>
    <message>
        <source>Will be changed</source>
        <translation>将修改</translation>
    </message>
    <message>
        <source>live to backup</source>
        <translation>当前 → 备份</translation>
    </message>
    <message>
        <source>Nothing differs that can be changed.</source>
        <translation>没有可以修改的差异。</translation>
    </message>
    <message>
        <source>Cannot be changed</source>
        <translation>无法修改</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>没有阻碍。</translation>
    </message>
    <message>
        <source>Only in the live cluster</source>
        <translation>仅在当前集群中</translation>
    </message>
    <message>
        <source>never deleted by itself; tick what shall go</source>
        <translation>不会自动删除；勾选要删除的</translation>
    </message>
    <message>
        <source>There is nothing that the backup has not.</source>
        <translation>没有备份之外的内容。</translation>
    </message>
    <message>
        <source>Queues and what is published into them</source>
        <translation>队列以及向其发布的消息</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>The backup is read, and %1 is asked for what it has. Nothing is changed.</source>
        <translation>正在读取备份并询问 %1 现有的内容。没有任何改动。</translation>
    </message>
    <message>
        <source>They cannot be compared</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>重新比较</translation>
    </message>
    <message>
        <source>created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>cannot change</source>
        <translation>无法修改</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>only live, kept</source>
        <translation>仅当前有，保留</translation>
    </message>
    <message>
        <source>equal, left alone</source>
        <translation>相同，不动</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>The backup is compared with %1 as it was %2 ago. Untick what you do not want.</source>
        <translation>将备份与 %2 前的 %1 比较。不需要的请取消勾选。</translation>
    </message>
    <message>
        <source>Restore it beside as %1</source>
        <translation>以 %1 为名另行恢复</translation>
    </message>
    <message>
        <source>Save the preview</source>
        <translation>保存预览</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>The preview could not be saved: %1</source>
        <translation>无法保存预览：%1</translation>
    </message>
    <message>
        <source>Next: confirm</source>
        <translation>下一步：确认</translation>
    </message>
    <message>
        <source>Files and what becomes of them</source>
        <translation>文件及其处理</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Lines that differ</source>
        <translation>不同的行</translation>
    </message>
    <message>
        <source>Nodes and their data directories</source>
        <translation>节点及其数据目录</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1 bytes → %2 bytes</source>
        <translation>%1 字节 → %2 字节</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>data directories</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Files %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>Data directories %1</source>
        <translation>数据目录 %1</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Fixed when it was made, or unknown there. A plain import skips it without a word.</source>
        <translation>创建时已固定，或目标集群不认识。普通导入会悄悄跳过它。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>not restored</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>Messages of %n queues</source>
        <translation>
            <numerusform>%n 个队列的消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages of one queue</source>
        <translation>一个队列的消息</translation>
    </message>
    <message>
        <source>Replace it, and bind it as it is</source>
        <translation>替换它，并照现在的样子绑定</translation>
    </message>
    <message numerus="yes">
        <source>Replace it, and move its %n messages</source>
        <translation>
            <numerusform>替换它，并搬移其 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace it, and move its message</source>
        <translation>替换它，并搬移其中的一条消息</translation>
    </message>
    <message>
        <source>Replace it, and move its messages</source>
        <translation>替换它，并搬移其消息</translation>
    </message>
    <message>
        <source>Replace it: not now, %1</source>
        <translation>替换它：现在不行，%1</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The backup is compared with %1 as it was %2 ago. Untick what you do not want.</source>
        <translation>将备份与 %2前的 %1 比较。不需要的请取消勾选。</translation>
    </message>
</context>
<context>
    <name>warrener::ProofStep</name>
    <message>
        <source>Proof</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>What was chosen is compared with the backup once more, object by object and message by message.</source>
        <translation>将所选内容再次与备份逐对象、逐消息比较。</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>显示运行</translation>
    </message>
    <message>
        <source>The lines are on the clipboard</source>
        <translation>这些行已复制到剪贴板</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What was there before…</source>
        <translation>之前的内容…</translation>
    </message>
    <message>
        <source>Files and directories that were replaced are kept on their hosts until somebody removes them</source>
        <translation>被替换的文件和目录会保留在各自的主机上，直到有人将其删除</translation>
    </message>
</context>
<context>
    <name>warrener::RenamesEdit</name>
    <message>
        <source>New name of %1</source>
        <translation>%1 的新名称</translation>
    </message>
    <message>
        <source>new name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Keep its name</source>
        <translation>保留原名</translation>
    </message>
</context>
<context>
    <name>warrener::RestorePage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Save preview…</source>
        <translation>保存预览…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Alt ←</source>
        <translation>Alt ←</translation>
    </message>
    <message>
        <source>Alt →</source>
        <translation>Alt →</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>A restore is running</source>
        <translation>正在运行一次恢复</translation>
    </message>
    <message>
        <source>The next one can begin when it has ended.</source>
        <translation>结束后才能开始下一次。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Nothing has been changed yet</source>
        <translation>还没有任何改动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Undo: Warrener exports the live definitions first</source>
        <translation>撤销：Warrener 会先导出当前定义</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The same restore for a terminal, where it asks once more</source>
        <translation>在终端中执行的同一恢复，届时会再询问一次</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
</context>
<context>
    <name>warrener::RestoreQueuesModel</name>
    <message>
        <source>it is not there, and does not come</source>
        <translation>它不存在，也不会恢复</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>those that are there are left out</source>
        <translation>已存在的不再发布</translation>
    </message>
    <message>
        <source>it was called %1</source>
        <translation>原名 %1</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>Live now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>To publish</source>
        <translation>将发布</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Queue is created first</source>
        <translation>先创建队列</translation>
    </message>
    <message>
        <source>Will be published</source>
        <translation>将会发布</translation>
    </message>
</context>
<context>
    <name>warrener::RunStep</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Each step is written into the journal before it is done; what you leave goes on.</source>
        <translation>每一步在执行前都写入日志记录；离开此页后会继续运行。</translation>
    </message>
    <message>
        <source>Next: proof</source>
        <translation>下一步：验证</translation>
    </message>
</context>
<context>
    <name>warrener::SourceStep</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Choose the backup, and with it the point in time, that comes back.</source>
        <translation>选择要恢复的备份，也就是要回到的时间点。</translation>
    </message>
    <message>
        <source>Read a backup file…</source>
        <translation>读取备份文件…</translation>
    </message>
    <message>
        <source>Choose the identity…</source>
        <translation>选择身份…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The file cannot be used</source>
        <translation>无法使用该文件</translation>
    </message>
    <message>
        <source>This backup is encrypted</source>
        <translation>此备份已加密</translation>
    </message>
    <message>
        <source>This backup cannot be read</source>
        <translation>无法读取此备份</translation>
    </message>
    <message>
        <source>The catalogue cannot be read</source>
        <translation>无法读取备份目录</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Read a backup file, or create a backup first.</source>
        <translation>请读取备份文件，或先创建备份。</translation>
    </message>
    <message>
        <source>Looking for the newest backup that has it</source>
        <translation>正在查找包含它的最新备份</translation>
    </message>
    <message>
        <source>Holds messages of %1</source>
        <translation>包含 %1 的消息</translation>
    </message>
    <message>
        <source>Holds no messages of %1</source>
        <translation>不包含 %1 的消息</translation>
    </message>
    <message>
        <source>An older one shows an earlier state of it.</source>
        <translation>更早的备份是它更早的状态。</translation>
    </message>
    <message>
        <source>Choose another one, if there is one that does.</source>
        <translation>如有包含的，请选择另一个。</translation>
    </message>
    <message>
        <source>Read a backup file</source>
        <translation>读取备份文件</translation>
    </message>
    <message>
        <source>Backups (*.tar.zst *.tar.gz *.age)</source>
        <translation>备份 (*.tar.zst *.tar.gz *.age)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>An age identity that opens this backup</source>
        <translation>能打开此备份的 age 身份</translation>
    </message>
    <message>
        <source>Next: what</source>
        <translation>下一步：内容</translation>
    </message>
</context>
<context>
    <name>warrener::StageList</name>
    <message>
        <source>Page %1 of %2: %3</source>
        <translation>第 %1 页，共 %2 页：%3</translation>
    </message>
</context>
<context>
    <name>warrener::WhereStep</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Choose the cluster that it goes into, under the same names or others.</source>
        <translation>选择恢复到哪个集群，沿用原名或改名。</translation>
    </message>
    <message>
        <source>Virtual host</source>
        <translation>虚拟主机</translation>
    </message>
    <message>
        <source>Another name for a virtual host</source>
        <translation>为虚拟主机改名</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Another name for a queue</source>
        <translation>为队列改名</translation>
    </message>
    <message>
        <source>Only what the queue does not hold any more</source>
        <translation>只发布队列中已没有的消息</translation>
    </message>
    <message>
        <source>All messages of the backup</source>
        <translation>发布备份中的全部消息</translation>
    </message>
    <message>
        <source>Mark each message</source>
        <translation>标记每条消息</translation>
    </message>
    <message>
        <source>Also into queues that clients consume from</source>
        <translation>也发布到有客户端在消费的队列</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Cluster that it goes into</source>
        <translation>恢复到的集群</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>what is not named here keeps its name; bindings follow</source>
        <translation>未列出的保留原名；绑定随之更改</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>as fast as confirmed</source>
        <translation>以确认速度发布</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> 条/秒</translation>
    </message>
    <message>
        <source>At most so many messages a second</source>
        <translation>每秒最多发布的消息数</translation>
    </message>
    <message>
        <source>Looked up message by message, where the queue can be read without touching it.</source>
        <translation>在不影响队列即可读取时，逐条消息查对。</translation>
    </message>
    <message>
        <source>What the queue still holds is there twice afterwards.</source>
        <translation>队列中仍有的消息之后会有两份。</translation>
    </message>
    <message>
        <source>The header x-warrener-restored names the backup.</source>
        <translation>消息头 x-warrener-restored 注明来自哪个备份。</translation>
    </message>
    <message>
        <source>They get old messages at once, and may act on them again.</source>
        <translation>它们会立即收到旧消息，并可能再次处理。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>%1, this cluster</source>
        <translation>%1，当前集群</translation>
    </message>
    <message>
        <source>Next: preview</source>
        <translation>下一步：预览</translation>
    </message>
</context>
<context>
    <name>warrener::RestoreFilesModel</name>
    <message>
        <source>the present one is kept with %1</source>
        <translation>现有文件以 %1 结尾保留</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>warrener::RestoreNodesModel</name>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>The present one is kept as</source>
        <translation>现有目录保留为</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>This is not in the calendar any more</source>
        <translation>它已不在日历中</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Restore test</source>
        <translation>恢复测试</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>预案演练</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The calendar %1 cannot be read</source>
        <translation>无法读取日历 %1</translation>
    </message>
    <message>
        <source>The calendar %1 is damaged</source>
        <translation>日历 %1 已损坏</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>Another program is writing the calendar %1</source>
        <translation>另一个程序正在写入日历 %1</translation>
    </message>
    <message>
        <source>The calendar %1 cannot be locked</source>
        <translation>无法锁定日历 %1</translation>
    </message>
    <message>
        <source>This is no whole calendar: %1</source>
        <translation>这不是完整的日历：%1</translation>
    </message>
    <message>
        <source>it is no UTF-8 text</source>
        <translation>它不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>something stands behind its end</source>
        <translation>结尾之后还有内容</translation>
    </message>
    <message>
        <source>“%1” ends what has not begun</source>
        <translation>“%1”结束了尚未开始的部分</translation>
    </message>
    <message>
        <source>it does not begin with BEGIN:VCALENDAR</source>
        <translation>它不是以 BEGIN:VCALENDAR 开头</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>缺少结尾</translation>
    </message>
    <message>
        <source>A calendar of more than %1 events is not taken</source>
        <translation>不接受超过 %1 个事件的日历</translation>
    </message>
    <message>
        <source>A calendar of more than %1 MiB is not read</source>
        <translation>不读取超过 %1 MiB 的日历</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>“%1” has no time</source>
        <translation>“%1”没有时间</translation>
    </message>
    <message>
        <source>not all of its events can be read</source>
        <translation>并非所有事件都能读取</translation>
    </message>
    <message>
        <source>The calendar cannot be written</source>
        <translation>无法写入日历</translation>
    </message>
    <message>
        <source>Its command is none that a calendar may start: it comes in as a note</source>
        <translation>它的命令不允许由日历启动：将作为备注导入</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>on the last %1 of each month</source>
        <translation>每月最后一个%1</translation>
    </message>
    <message>
        <source>on %1 number %2 of each month</source>
        <translation>每月第 %2 个%1</translation>
    </message>
    <message>
        <source>on the last day of each month</source>
        <translation>每月最后一天</translation>
    </message>
    <message>
        <source>on day %1 of each month</source>
        <translation>每月 %1 日</translation>
    </message>
    <message>
        <source>“%1” is no rule of a calendar</source>
        <translation>“%1”不是日历的重复规则</translation>
    </message>
    <message>
        <source>“%1” recurs more often than once an hour</source>
        <translation>“%1”的重复频率高于每小时一次</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message numerus="yes">
        <source>every %n hours</source>
        <translation>
            <numerusform>每 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>每 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>every week on %1</source>
        <translation>每周%1</translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks on %1</source>
        <translation>
            <numerusform>每 %n 周的%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>每 %n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>“%1” recurs by RDATE, EXRULE or several rules, which are not followed here</source>
        <translation>“%1”通过 RDATE、EXRULE 或多条规则重复，此处不支持</translation>
    </message>
    <message>
        <source>It recurs by RDATE, EXRULE or several rules: only its first rule comes in</source>
        <translation>它通过 RDATE、EXRULE 或多条规则重复：只导入其第一条规则</translation>
    </message>
</context>
<context>
    <name>CalendarReading</name>
    <message>
        <source>not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>over RTO</source>
        <translation>超过 RTO</translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message>
        <source>1 drill passed</source>
        <translation>1 次演练通过</translation>
    </message>
    <message numerus="yes">
        <source>%n drills passed</source>
        <translation>
            <numerusform>%n 次演练通过</numerusform>
        </translation>
    </message>
    <message>
        <source>1 drill failed</source>
        <translation>1 次演练失败</translation>
    </message>
    <message numerus="yes">
        <source>%n drills failed</source>
        <translation>
            <numerusform>%n 次演练失败</numerusform>
        </translation>
    </message>
    <message>
        <source>1 drill inconclusive</source>
        <translation>1 次演练无结论</translation>
    </message>
    <message numerus="yes">
        <source>%n drills inconclusive</source>
        <translation>
            <numerusform>%n 次演练无结论</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rehearsal done</source>
        <translation>1 次预案演练完成</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals done</source>
        <translation>
            <numerusform>%n 次预案演练完成</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rehearsal over RTO</source>
        <translation>1 次预案演练超过 RTO</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals over RTO</source>
        <translation>
            <numerusform>%n 次预案演练超过 RTO</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rehearsal failed</source>
        <translation>1 次预案演练失败</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals failed</source>
        <translation>
            <numerusform>%n 次预案演练失败</numerusform>
        </translation>
    </message>
    <message>
        <source>1 restore test complete</source>
        <translation>1 次恢复测试完整</translation>
    </message>
    <message numerus="yes">
        <source>%n restore tests complete</source>
        <translation>
            <numerusform>%n 次恢复测试完整</numerusform>
        </translation>
    </message>
    <message>
        <source>1 restore test failed</source>
        <translation>1 次恢复测试失败</translation>
    </message>
    <message numerus="yes">
        <source>%n restore tests failed</source>
        <translation>
            <numerusform>%n 次恢复测试失败</numerusform>
        </translation>
    </message>
    <message>
        <source>1 diagnosis run unhealthy</source>
        <translation>1 次诊断不健康</translation>
    </message>
    <message numerus="yes">
        <source>%n diagnosis runs unhealthy</source>
        <translation>
            <numerusform>%n 次诊断不健康</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n 次错过</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>1 drill failed: Disk full</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>10:00 passed</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 missed</source>
        <comment>10:00 missed</comment>
        <translation>%1 错过</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <comment>10:00 left out</comment>
        <translation>%1 跳过</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>a day&apos;s format for QLocale::toString()</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>Thursday 2 April, 10:00</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day&apos;s short format</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>This time is over.</source>
        <translation>这个时间已经过去。</translation>
    </message>
    <message>
        <source>Blackout %1, until %2.</source>
        <translation>静默期“%1”，至 %2。</translation>
    </message>
    <message>
        <source>%1 is then, until %2: two drills at once could cost the quorum.</source>
        <translation>那时有“%1”，至 %2：两次演练同时进行可能失去多数派。</translation>
    </message>
    <message>
        <source>%1 is then, until %2.</source>
        <translation>那时有“%1”，至 %2。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>Drill: Disk full, 10:00 failed</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>1 rehearsal done</source>
        <translation>1 次预演完成</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals done</source>
        <translation>
            <numerusform>%n 次预演完成</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rehearsal over RTO</source>
        <translation>1 次预演超过 RTO</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals over RTO</source>
        <translation>
            <numerusform>%n 次预演超过 RTO</numerusform>
        </translation>
    </message>
    <message>
        <source>1 rehearsal failed</source>
        <translation>1 次预演失败</translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals failed</source>
        <translation>
            <numerusform>%n 次预演失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::AgendaModel</name>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day of the list</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>错过</translation>
    </message>
    <message>
        <source>left out: blackout</source>
        <translation>跳过：静默期</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Recurs</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>warrener::BlackoutDialog</name>
    <message>
        <source>When should nothing be begun?</source>
        <translation>什么时候不得开始任何操作？</translation>
    </message>
    <message>
        <source>No drill, test, backup or diagnosis of this calendar begins in a blackout, and none that would last into it.</source>
        <translation>静默期内不会开始此日历中的任何演练、测试、备份或诊断，也不会开始会延续到静默期内的操作。</translation>
    </message>
    <message>
        <source>Why: month-end close</source>
        <translation>原因：月末结账</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Blackouts that there are</source>
        <translation>现有的静默期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add the blackout</source>
        <translation>添加静默期</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the blackout %1</source>
        <translation>移除静默期 %1</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>结束早于开始。</translation>
    </message>
</context>
<context>
    <name>warrener::CalendarPage</name>
    <message>
        <source>Drills and schedule</source>
        <translation>演练与计划</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Blackout…</source>
        <translation>静默期…</translation>
    </message>
    <message>
        <source>Import or export…</source>
        <translation>导入或导出…</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>安排…</translation>
    </message>
    <message>
        <source>Drag onto a day</source>
        <translation>拖到某一天</translation>
    </message>
    <message>
        <source>The calendar is being read</source>
        <translation>正在读取日历</translation>
    </message>
    <message>
        <source>Runs of the past come from the journal of this console.</source>
        <translation>过去的运行来自本控制台的日志。</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month above the calendar</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>of a week</comment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day above the week</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>the last day above the week</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>This month so far</source>
        <translation>本月至今</translation>
    </message>
    <message>
        <source>Next: %1, %2</source>
        <comment>Next: Disk full, in 1 h 28 min</comment>
        <translation>下一项：%1，%2</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>没有任何计划。</translation>
    </message>
    <message>
        <source>Nothing is planned yet. A drill that runs by itself shows whether the cluster still survives what it survived once: drag one onto a day.</source>
        <translation>还没有任何计划。自行运行的演练可以显示集群是否仍能经受它曾经受过的故障：将一个演练拖到某一天。</translation>
    </message>
    <message>
        <source>Schedules run without this window.</source>
        <translation>计划无需此窗口即可运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: not on %2</source>
        <translation>“%1”：不能在 %2</translation>
    </message>
    <message>
        <source>Put it on %1</source>
        <translation>放到 %1</translation>
    </message>
    <message>
        <source>The calendar was not changed</source>
        <translation>日历没有更改</translation>
    </message>
    <message>
        <source>The calendar cannot be read; it is not written over</source>
        <translation>无法读取日历；不会覆盖它</translation>
    </message>
    <message>
        <source>Nearest free: %1.</source>
        <translation>最近的空闲时间：%1。</translation>
    </message>
    <message>
        <source>“%1” is in the calendar</source>
        <translation>“%1”已加入日历</translation>
    </message>
    <message>
        <source>Change which ones of “%1”?</source>
        <translation>更改“%1”中的哪些？</translation>
    </message>
    <message>
        <source>“%1” is on %2 now</source>
        <translation>“%1”现在在 %2</translation>
    </message>
    <message>
        <source>Move which ones of “%1”?</source>
        <translation>移动“%1”中的哪些？</translation>
    </message>
    <message>
        <source>“%1” was taken out of the calendar</source>
        <translation>“%1”已从日历中移除</translation>
    </message>
    <message>
        <source>Remove “%1” from the calendar?</source>
        <translation>从日历中移除“%1”？</translation>
    </message>
    <message>
        <source>Nothing begins in the blackout “%1”</source>
        <translation>静默期“%1”内不会开始任何操作</translation>
    </message>
    <message>
        <source>The blackout was removed</source>
        <translation>静默期已移除</translation>
    </message>
    <message>
        <source>Take in an .ics file</source>
        <translation>导入 .ics 文件</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>1 thing taken in</source>
        <translation>已导入 1 项</translation>
    </message>
    <message numerus="yes">
        <source>%n things taken in</source>
        <translation>
            <numerusform>已导入 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as an .ics file</source>
        <translation>另存为 .ics 文件</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Month, week or list</source>
        <translation>月、周或列表</translation>
    </message>
    <message>
        <source>Take in an .ics file…</source>
        <translation>导入 .ics 文件…</translation>
    </message>
    <message>
        <source>Save as an .ics file…</source>
        <translation>另存为 .ics 文件…</translation>
    </message>
    <message>
        <source>What can be put onto a day</source>
        <translation>可以放到某一天的内容</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>All drills…</source>
        <translation>全部演练…</translation>
    </message>
    <message>
        <source>What is planned will not run by itself</source>
        <translation>已计划的内容不会自行运行</translation>
    </message>
</context>
<context>
    <name>warrener::CalendarSurface</name>
    <message>
        <source>Blackout: %1</source>
        <translation>静默期：%1</translation>
    </message>
    <message>
        <source>nothing is planned</source>
        <translation>没有任何计划</translation>
    </message>
    <message>
        <source>%1 moving</source>
        <translation>%1 移动中</translation>
    </message>
    <message>
        <source>Nearest free</source>
        <translation>最近空闲</translation>
    </message>
    <message>
        <source>not on a day</source>
        <translation>不在日期上</translation>
    </message>
    <message>
        <source>%1 not here</source>
        <translation>%1 不可放置</translation>
    </message>
    <message>
        <source>Nearest free: %1.</source>
        <translation>最近的空闲时间：%1。</translation>
    </message>
    <message>
        <source>Within eight weeks it is free nowhere.</source>
        <translation>八周内没有空闲时间。</translation>
    </message>
    <message>
        <source>Not on %1</source>
        <translation>不能在 %1</translation>
    </message>
</context>
<context>
    <name>warrener::EntryDialog</name>
    <message>
        <source>What should run, and when?</source>
        <translation>什么时候运行什么？</translation>
    </message>
    <message>
        <source>Change “%1”?</source>
        <translation>更改“%1”？</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put into the calendar</source>
        <translation>加入日历</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>10 minutes before</source>
        <translation>提前 10 分钟</translation>
    </message>
    <message>
        <source>1 hour before</source>
        <translation>提前 1 小时</translation>
    </message>
    <message>
        <source>1 day before</source>
        <translation>提前 1 天</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>for at most</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Expected length</source>
        <translation>预计时长</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>A drill on production wants a second person</source>
        <translation>生产环境的演练需要第二个人批准</translation>
    </message>
    <message>
        <source>A second person, by their own name</source>
        <translation>第二人，由其本人输入姓名</translation>
    </message>
</context>
<context>
    <name>warrener::ImportDialog</name>
    <message>
        <source>Blackout</source>
        <translation>静默期</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>Disk full · Drill · Friday 27 March 10:00</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>in place of the one that is there</source>
        <translation>替换现有的条目</translation>
    </message>
    <message>
        <source>Take 1 thing of %1 into the calendar?</source>
        <translation>将 %1 中的 1 项导入日历？</translation>
    </message>
    <message numerus="yes">
        <source>Take %n things of %1 into the calendar?</source>
        <translation>
            <numerusform>将 %1 中的 %n 项导入日历？</numerusform>
        </translation>
    </message>
    <message>
        <source>Let the runs among them run by themselves</source>
        <translation>允许其中的运行自行运行</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>文件包含的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n</source>
        <translation>
            <numerusform>导入 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::LiveCalendarDesk</name>
    <message>
        <source>into %1</source>
        <translation>恢复到 %1</translation>
    </message>
    <message>
        <source>rehearsal at the table</source>
        <translation>桌面推演</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Full backup</source>
        <translation>完整备份</translation>
    </message>
    <message>
        <source>as the cluster&apos;s settings say</source>
        <translation>按集群设置</translation>
    </message>
    <message>
        <source>nothing is run</source>
        <translation>不运行任何操作</translation>
    </message>
    <message>
        <source>Nothing runs by itself: the program warrenctl, which timers start, is not installed.</source>
        <translation>不会自行运行：定时器要启动的程序 warrenctl 没有安装。</translation>
    </message>
    <message>
        <source>Nothing runs by itself: %1.</source>
        <translation>不会自行运行：%1。</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>warrener::MonthView</name>
    <message>
        <source>1 backup failed</source>
        <translation>1 个备份失败</translation>
    </message>
    <message numerus="yes">
        <source>%n backups failed</source>
        <translation>
            <numerusform>%n 个备份失败</numerusform>
        </translation>
    </message>
    <message>
        <source>1 backup missed</source>
        <translation>错过 1 个备份</translation>
    </message>
    <message numerus="yes">
        <source>%n backups missed</source>
        <translation>
            <numerusform>错过 %n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>1 backup so far</source>
        <translation>至今 1 个备份</translation>
    </message>
    <message numerus="yes">
        <source>%n backups so far</source>
        <translation>
            <numerusform>至今 %n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>1 backup</source>
        <translation>1 个备份</translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>the first day of a month</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Blackout: %1</source>
        <translation>静默期：%1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>clock +%1 h</source>
        <translation>时钟 +%1 小时</translation>
    </message>
    <message>
        <source>clock −%1 h</source>
        <translation>时钟 −%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::RuleChoice</name>
    <message>
        <source>until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>How it recurs</source>
        <translation>如何重复</translation>
    </message>
    <message>
        <source>The last day of it</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
</context>
<context>
    <name>warrener::ShowCard</name>
    <message>
        <source>Drills</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Restore tests</source>
        <translation>恢复测试</translation>
    </message>
    <message>
        <source>Rehearsals</source>
        <translation>预案演练</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>每天 %1 个</translation>
    </message>
    <message>
        <source>Rehearsals</source>
        <translation>预演</translation>
    </message>
</context>
<context>
    <name>warrener::WeekView</name>
    <message>
        <source>ddd d</source>
        <comment>a day above its column</comment>
        <translation>d日 ddd</translation>
    </message>
    <message>
        <source>clock +%1 h</source>
        <translation>时钟 +%1 小时</translation>
    </message>
    <message>
        <source>clock −%1 h</source>
        <translation>时钟 −%1 小时</translation>
    </message>
    <message>
        <source>1 backup failed or missed</source>
        <translation>1 个备份失败或错过</translation>
    </message>
    <message numerus="yes">
        <source>%n backups failed or missed</source>
        <translation>
            <numerusform>%n 个备份失败或错过</numerusform>
        </translation>
    </message>
    <message>
        <source>1 backup</source>
        <translation>1 个备份</translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>Blackout: %1</source>
        <translation>静默期：%1</translation>
    </message>
</context>
<context>
    <name>warrener::WhichDialog</name>
    <message>
        <source>It recurs %1.</source>
        <translation>它%1重复。</translation>
    </message>
    <message>
        <source>It is not run then. Runs of the past stay where they are.</source>
        <translation>届时不会运行。过去的运行保持不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This one and all after it</source>
        <translation>这一次及以后所有</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>仅这一次</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>DrillWords</name>
    <message>
        <source>not yet known</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>a node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>a pause</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1，持续 %2</translation>
    </message>
    <message>
        <source>Drill %1</source>
        <translation>演练 %1</translation>
    </message>
    <message>
        <source>%1, on for %2 of about %3. Expected: %4</source>
        <translation>%1，已持续 %2，共约 %3。预期：%4</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>TopologyShape</name>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>parted from others</source>
        <translation>与其他节点分区</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>down</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>Probe %1</source>
        <translation>探测 %1</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>%1 messages/s</source>
        <translation>%1 条消息/秒</translation>
    </message>
    <message>
        <source>%1 of %2 servers</source>
        <translation>%1 / %2 台服务器</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>cut: %1 – %2</source>
        <translation>已切断：%1 – %2</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>已杀死</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>hears nobody</source>
        <translation>收不到数据</translation>
    </message>
    <message>
        <source>loses packets</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>answers late</source>
        <translation>应答延迟</translation>
    </message>
    <message>
        <source>no name lookup</source>
        <translation>无法解析名称</translation>
    </message>
    <message>
        <source>data damaged</source>
        <translation>数据损坏</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>memory full</source>
        <translation>内存已满</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>繁忙</translation>
    </message>
    <message>
        <source>clock ahead</source>
        <translation>时钟超前</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>证书过期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
</context>
<context>
    <name>warrener::DrillBand</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Stop and reverse</source>
        <translation>停止并回退</translation>
    </message>
    <message>
        <source>Ends the drill at once and takes back what it has done; Ctrl+Shift+X from every page</source>
        <translation>立即结束演练并回退其所做的一切；任何页面均可按 Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Being reversed</source>
        <translation>正在回退</translation>
    </message>
    <message>
        <source>Noticed by the cluster after %1</source>
        <translation>集群在 %1 后发现</translation>
    </message>
    <message>
        <source>Noticed by a proxy after %1</source>
        <translation>代理在 %1 后发现</translation>
    </message>
    <message>
        <source>Noticed by this console after %1</source>
        <translation>本控制台在 %1 后发现</translation>
    </message>
    <message>
        <source>Nobody has noticed yet</source>
        <translation>尚无人发现</translation>
    </message>
    <message>
        <source>The probe has not begun</source>
        <translation>探测尚未开始</translation>
    </message>
    <message>
        <source>No confirm for %1</source>
        <translation>已有 %1 未收到确认</translation>
    </message>
    <message>
        <source>%1 confirmed, %2 consumed</source>
        <translation>已确认 %1 条，已消费 %2 条</translation>
    </message>
    <message>
        <source>Way back armed on %1</source>
        <translation>回退已在 %1 上就位</translation>
    </message>
    <message>
        <source>Nothing was broken</source>
        <translation>未造成任何故障</translation>
    </message>
    <message>
        <source>Taken back, nothing is left</source>
        <translation>已回退，无残留</translation>
    </message>
    <message>
        <source>The way back is not armed yet</source>
        <translation>回退尚未就位</translation>
    </message>
    <message>
        <source>until %1 heals by itself, even if this console dies</source>
        <translation>后 %1 将自行恢复，即使本控制台中断</translation>
    </message>
    <message>
        <source>Nobody noticed it</source>
        <translation>无人发现</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>%1 confirmed, %2 lost</source>
        <translation>已确认 %1 条，丢失 %2 条</translation>
    </message>
    <message>
        <source>Noticed by the cluster after %1</source>
        <translation>集群在 %1后发现</translation>
    </message>
    <message>
        <source>Noticed by a proxy after %1</source>
        <translation>代理在 %1后发现</translation>
    </message>
    <message>
        <source>Noticed by this console after %1</source>
        <translation>本控制台在 %1后发现</translation>
    </message>
</context>
<context>
    <name>warrener::DrillCard</name>
    <message>
        <source>Start…</source>
        <translation>开始…</translation>
    </message>
    <message>
        <source>own drill, %1</source>
        <translation>自有演练，%1</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Mend the file to run it</source>
        <translation>修正文件后方可运行</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Who feels it</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1，对象：%2</translation>
    </message>
    <message>
        <source>%1 The automatic failover may act, and is measured.</source>
        <translation>%1自动故障转移可以动作，并会被测量。</translation>
    </message>
    <message>
        <source>%1 The automatic failover stands by meanwhile.</source>
        <translation>%1期间自动故障转移待命。</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Before, and again within %1</source>
        <translation>之前，以及之后 %1 内恢复</translation>
    </message>
    <message>
        <source>During, %1 after the fault</source>
        <translation>期间，故障后 %1 起</translation>
    </message>
    <message>
        <source>Stops by itself unless</source>
        <translation>不满足即中止</translation>
    </message>
    <message>
        <source>Last runs</source>
        <translation>最近运行</translation>
    </message>
    <message>
        <source>It has not been run on this cluster yet. Until it has, nobody knows how the cluster takes it.</source>
        <translation>尚未在此集群上运行过。在运行之前，无人知道集群会如何应对。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>longest pause %1</source>
        <translation>最长中断 %1</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>编辑副本…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>• %1</source>
        <translation>• %1</translation>
    </message>
    <message>
        <source>Lasts %1; %2 to %3 can be chosen.</source>
        <translation>持续 %1；可选 %2 至 %3。</translation>
    </message>
    <message>
        <source>On one target at a time.</source>
        <translation>每次一个目标。</translation>
    </message>
    <message>
        <source>On at most %1 targets at a time.</source>
        <translation>每次最多 %1 个目标。</translation>
    </message>
    <message>
        <source>Messages, by type of queue</source>
        <translation>按队列类型的消息</translation>
    </message>
    <message>
        <source>Of these, classic queues and streams are probed where the cluster has any.</source>
        <translation>其中经典队列和流仅在集群中有这类队列时才探测。</translation>
    </message>
    <message>
        <source>Before, and again within %1</source>
        <translation>之前，以及之后 %1内恢复</translation>
    </message>
    <message>
        <source>During, %1 after the fault</source>
        <translation>期间，故障后 %1起</translation>
    </message>
    <message>
        <source>Lasts %1; %2 to %3 can be chosen.</source>
        <translation>持续 %1；可选 %2至 %3。</translation>
    </message>
</context>
<context>
    <name>warrener::DrillListModel</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>从未运行</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Last verdict</source>
        <translation>上次结论</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>距今</translation>
    </message>
</context>
<context>
    <name>warrener::DrillLiveView</name>
    <message>
        <source>Probe messages</source>
        <translation>探测消息</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Time without a confirm</source>
        <translation>无确认时间</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Finish or undo…</source>
        <translation>完成或撤销…</translation>
    </message>
    <message>
        <source>No news for %1</source>
        <translation>已有 %1 没有消息</translation>
    </message>
    <message>
        <source>Whoever runs this drill (%1) may have ended. The hosts take the fault back by themselves.</source>
        <translation>运行此演练的一方（%1）可能已结束。各主机会自行回退故障。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The report was saved to %1</source>
        <translation>报告已保存到 %1</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>consumed</source>
        <translation>已消费</translation>
    </message>
    <message>
        <source>without</source>
        <translation>无确认</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>fault until +%1</source>
        <translation>故障至 +%1</translation>
    </message>
    <message>
        <source>stops the drill</source>
        <translation>中止演练</translation>
    </message>
    <message>
        <source>Confirm latency, p99</source>
        <translation>确认延迟，p99</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Probe messages confirmed</source>
        <translation>已确认的探测消息</translation>
    </message>
</context>
<context>
    <name>warrener::DrillTopology</name>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>held up by this drill</source>
        <translation>受本演练影响</translation>
    </message>
    <message>
        <source>cut by this drill</source>
        <translation>被本演练切断</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
</context>
<context>
    <name>warrener::DrillsPage</name>
    <message>
        <source>Drills</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>faults on purpose, which take themselves back, to see what the cluster makes of them</source>
        <translation>有意制造、并会自行回退的故障，用以观察集群如何应对</translation>
    </message>
    <message>
        <source>The drills are being read</source>
        <translation>正在读取演练</translation>
    </message>
    <message>
        <source>Those that come with the program, your own, and what the journal has of earlier runs.</source>
        <translation>程序自带的、您自己的，以及日志中以往的运行记录。</translation>
    </message>
    <message>
        <source>There is no drill</source>
        <translation>没有演练</translation>
    </message>
    <message>
        <source>A drill breaks one thing on purpose and watches what becomes of it.</source>
        <translation>演练有意破坏一处，并观察结果。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>A drill is running</source>
        <translation>有演练正在运行</translation>
    </message>
    <message>
        <source>Something else is running on this cluster</source>
        <translation>此集群上有其他操作正在运行</translation>
    </message>
    <message>
        <source>It could not be done</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>A drill was left in the middle</source>
        <translation>有演练中途遗留</translation>
    </message>
    <message>
        <source>%1, by %2, %3 ago. What it broke goes by itself at its deadline; taking it back now looks at what is left.</source>
        <translation>%1，由 %2 于 %3前运行。其造成的故障会在到期时自行消除；现在回退可检查是否有残留。</translation>
    </message>
    <message>
        <source>Finish or undo…</source>
        <translation>完成或撤销…</translation>
    </message>
    <message>
        <source>By %1: %2</source>
        <translation>由 %1：%2</translation>
    </message>
    <message>
        <source>New drill…</source>
        <translation>新建演练…</translation>
    </message>
    <message>
        <source>Not saved yet; Cancel leaves it</source>
        <translation>尚未保存；按“取消”可离开</translation>
    </message>
    <message>
        <source>The drill %1 was saved</source>
        <translation>演练 %1 已保存</translation>
    </message>
    <message>
        <source>Remove the drill “%1”?</source>
        <translation>移除演练“%1”？</translation>
    </message>
    <message>
        <source>The file %1 goes. What its runs came to stays in the journal.</source>
        <translation>将删除文件 %1。其运行结果仍保留在日志中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove drill</source>
        <translation>移除演练</translation>
    </message>
    <message>
        <source>No drill can begin: the stop-all switch is held</source>
        <translation>无法开始演练：全部停止开关已被按下</translation>
    </message>
    <message>
        <source>The stop-all switch is held</source>
        <translation>全部停止开关已被按下</translation>
    </message>
    <message>
        <source>Release it</source>
        <translation>释放开关</translation>
    </message>
    <message>
        <source>One is being drawn already</source>
        <translation>正在编排一个演练</translation>
    </message>
</context>
<context>
    <name>warrener::HypothesisCard</name>
    <message>
        <source>%1 of %2 hold</source>
        <translation>%1 / %2 成立</translation>
    </message>
    <message>
        <source>%1: before %2, during %3, after %4; now %5</source>
        <translation>%1：之前%2，期间%3，之后%4；当前 %5</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>须成立</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>During</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Stops by itself when</source>
        <translation>自动中止条件</translation>
    </message>
    <message>
        <source>watched all the time</source>
        <translation>持续监视</translation>
    </message>
    <message>
        <source>nobody looked</source>
        <translation>未检查</translation>
    </message>
    <message numerus="yes">
        <source>%n not seen yet</source>
        <translation>
            <numerusform>%n 项尚未观察到</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>warrener::LiveDrillDesk</name>
    <message>
        <source>There is no drill “%1” any more</source>
        <translation>演练“%1”已不存在</translation>
    </message>
    <message>
        <source>stopped in the window</source>
        <translation>在窗口中停止</translation>
    </message>
</context>
<context>
    <name>warrener::MeasuredCard</name>
    <message>
        <source>Measured</source>
        <translation>测量结果</translation>
    </message>
    <message>
        <source>against the last runs</source>
        <translation>与最近几次对比</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Noticed by the console</source>
        <translation>控制台发现</translation>
    </message>
    <message>
        <source>Noticed by a proxy</source>
        <translation>代理发现</translation>
    </message>
    <message>
        <source>Noticed by the cluster</source>
        <translation>集群发现</translation>
    </message>
    <message>
        <source>Longest pause of clients</source>
        <translation>客户端最长中断</translation>
    </message>
    <message>
        <source>Confirm latency, 99 of 100</source>
        <translation>确认延迟（第 99 百分位）</translation>
    </message>
    <message>
        <source>Back in steady state after</source>
        <translation>恢复稳态用时</translation>
    </message>
    <message>
        <source>Messages confirmed</source>
        <translation>已确认消息</translation>
    </message>
    <message>
        <source>Lost, twice, reordered</source>
        <translation>丢失、重复、乱序</translation>
    </message>
    <message>
        <source>%1: confirmed</source>
        <translation>%1：已确认</translation>
    </message>
    <message>
        <source>%1: lost, twice, reordered</source>
        <translation>%1：丢失、重复、乱序</translation>
    </message>
    <message>
        <source>%1: longest pause of a client</source>
        <translation>%1：单个客户端最长停顿</translation>
    </message>
</context>
<context>
    <name>warrener::MomentsCard</name>
    <message>
        <source>What happened when</source>
        <translation>事件时间线</translation>
    </message>
    <message>
        <source>counted from the fault</source>
        <translation>自故障起计</translation>
    </message>
    <message>
        <source>Everything held that was expected, and nothing was lost.</source>
        <translation>预期全部成立，没有任何丢失。</translation>
    </message>
    <message>
        <source>What to improve: %1</source>
        <translation>改进建议：%1</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>预期：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Since the fault</source>
        <translation>自故障起</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>warrener::StartDrillDialog</name>
    <message>
        <source>Run “%1” on %2?</source>
        <translation>在 %2 上运行“%1”？</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Length in seconds</source>
        <translation>持续秒数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>原因（记入日志）</translation>
    </message>
    <message>
        <source>Why this is done</source>
        <translation>执行原因</translation>
    </message>
    <message>
        <source>Name of the second person who agrees</source>
        <translation>同意的第二人姓名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start the drill</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>The profile has nothing that this drill could be made on</source>
        <translation>配置中没有可用于此演练的对象</translation>
    </message>
    <message>
        <source>Choose what the drill is made on</source>
        <translation>请选择演练对象</translation>
    </message>
    <message>
        <source>Made on: nothing</source>
        <translation>对象：无</translation>
    </message>
    <message>
        <source>Made on %1 for %2</source>
        <translation>对象：%1，持续 %2</translation>
    </message>
    <message>
        <source>Expected: %1 Who feels it: %2 It ends by itself: the way back is armed on the target before anything is broken, and runs there at the deadline, with or without this console.</source>
        <translation>预期：%1影响范围：%2演练会自行结束：在造成任何故障之前，回退已在目标主机上就位，到期即在该主机上执行，与本控制台是否在线无关。</translation>
    </message>
    <message>
        <source>There is nothing to run</source>
        <translation>没有可运行的内容</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>The guard rules are being asked</source>
        <translation>正在检查守护规则</translation>
    </message>
    <message>
        <source>It is being begun</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Refused by the rule “%1”</source>
        <translation>被规则“%1”拒绝</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>名称输入完整后可用</translation>
    </message>
    <message>
        <source>A second person must agree</source>
        <translation>须有第二人同意</translation>
    </message>
    <message>
        <source>Override the rules that refuse; the journal keeps the reason</source>
        <translation>强制通过拒绝的规则；理由会记入日志</translation>
    </message>
    <message>
        <source>Say why the rule is overridden</source>
        <translation>请说明强制通过规则的理由</translation>
    </message>
    <message>
        <source>The second person types their own name to agree</source>
        <translation>第二人输入自己的姓名以表示同意</translation>
    </message>
</context>
<context>
    <name>DrillDraft</name>
    <message>
        <source>Own drill</source>
        <translation>自有演练</translation>
    </message>
    <message>
        <source>What it does.</source>
        <translation>做什么。</translation>
    </message>
    <message>
        <source>What is to be seen.</source>
        <translation>预期现象。</translation>
    </message>
    <message>
        <source>Who feels it.</source>
        <translation>影响范围。</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>%1, own</source>
        <translation>%1（自有）</translation>
    </message>
</context>
<context>
    <name>warrener::ComposerView</name>
    <message>
        <source>Packets lost, %</source>
        <translation>丢包率，%</translation>
    </message>
    <message>
        <source>Late by, ms</source>
        <translation>延迟，毫秒</translation>
    </message>
    <message>
        <source>Processes, 0: one a processor</source>
        <translation>进程数，0：每处理器一个</translation>
    </message>
    <message>
        <source>Ahead by, s</source>
        <translation>超前，秒</translation>
    </message>
    <message>
        <source>Add fault</source>
        <translation>添加故障</translation>
    </message>
    <message>
        <source>Add pause</source>
        <translation>添加等待</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Choose a block to say what it is.</source>
        <translation>选择一个块以设定其内容。</translation>
    </message>
    <message>
        <source>Own length</source>
        <translation>自有时长</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save drill</source>
        <translation>保存演练</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>proxies</source>
        <translation>代理</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Id, and name of its file</source>
        <translation>标识，即文件名</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>作用于</translation>
    </message>
    <message>
        <source>Targets at most</source>
        <translation>最多对象数</translation>
    </message>
    <message>
        <source>Lasts as a rule</source>
        <translation>通常持续</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>drag to move, its right edge to stretch</source>
        <translation>拖动可移动，拖右边缘可拉伸</translation>
    </message>
    <message>
        <source>Arrows choose a block, Ctrl with ← → moves it, Ctrl with ↑ ↓ gives it to another target, Shift with ← → stretches it, Del removes it.</source>
        <translation>方向键选择块，Ctrl 加 ← → 移动，Ctrl 加 ↑ ↓ 换到其他对象，Shift 加 ← → 拉伸，Del 移除。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>a pause, nothing is broken</source>
        <translation>等待，不造成故障</translation>
    </message>
    <message>
        <source>the other nodes</source>
        <translation>其他节点</translation>
    </message>
    <message>
        <source>all brokers</source>
        <translation>所有 broker</translation>
    </message>
    <message>
        <source>the proxies</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>What breaks</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Cut off from</source>
        <translation>与之隔离</translation>
    </message>
    <message>
        <source>What it says of itself</source>
        <translation>演练说明</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Who feels it</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>What to improve where it fails</source>
        <translation>失败时的改进建议</translation>
    </message>
    <message>
        <source>Its file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>as it will be saved</source>
        <translation>将按此保存</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Another drill of yours has the id %1</source>
        <translation>您的另一个演练已使用标识 %1</translation>
    </message>
    <message>
        <source>It is a drill, and takes the place of the one that comes with the program</source>
        <translation>这是有效的演练，并将取代程序自带的同名演练</translation>
    </message>
    <message>
        <source>It is a drill; whether this cluster can make it is asked before it begins</source>
        <translation>这是有效的演练；此集群能否执行，将在开始前检查</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>nothing confirmed for</source>
        <translation>无确认达</translation>
    </message>
    <message>
        <source>a message missing for</source>
        <translation>消息缺失达</translation>
    </message>
    <message>
        <source>99 of 100 confirms take</source>
        <translation>99% 的确认耗时达</translation>
    </message>
    <message>
        <source>Breaks off when</source>
        <translation>中止条件</translation>
    </message>
    <message>
        <source>Breaks off when: %1</source>
        <translation>中止条件：%1</translation>
    </message>
</context>
<context>
    <name>warrener::TimelineEdit</name>
    <message>
        <source>pause</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>all targets</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>对象 %1</translation>
    </message>
    <message>
        <source>%1 from %2 for %3, %4</source>
        <translation>%1，自 %2 起持续 %3，%4</translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>Add a fault to begin with</source>
        <translation>请先添加一个故障</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>对象 %1</translation>
    </message>
    <message>
        <source>%1, as the run is told</source>
        <translation>%1，按运行时指定</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>unknown of %1</source>
        <comment>a measured time beside its target</comment>
        <translation>未知，目标 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a measured time beside its target</comment>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Partly ready</source>
        <translation>部分就绪</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>run %1 ago</source>
        <translation>%1前运行</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>从未运行</translation>
    </message>
    <message>
        <source>RTO %1, %2 · RPO %3</source>
        <translation>RTO %1，%2 · RPO %3</translation>
    </message>
    <message>
        <source>Edit the document…</source>
        <translation>编辑文档…</translation>
    </message>
    <message>
        <source>Open backups</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Restore in a test…</source>
        <translation>在测试中恢复…</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>预演…</translation>
    </message>
    <message>
        <source>Open drills</source>
        <translation>打开演练</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>one node</source>
        <translation>一个节点</translation>
    </message>
    <message>
        <source>one or more nodes</source>
        <translation>一个或多个节点</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1，由 %2</translation>
    </message>
    <message>
        <source>%1, by %2, took %3</source>
        <translation>%1，由 %2，用时 %3</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>没有发现问题</translation>
    </message>
    <message>
        <source>its service has stopped</source>
        <translation>服务已停止</translation>
    </message>
    <message>
        <source>it is starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>its process is frozen</source>
        <translation>进程被冻结</translation>
    </message>
    <message>
        <source>RabbitMQ in it is down</source>
        <translation>其中的 RabbitMQ 已停止</translation>
    </message>
    <message>
        <source>it hangs</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>its host is silent</source>
        <translation>主机无响应</translation>
    </message>
    <message>
        <source>nobody can tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>some are there</source>
        <translation>存在一些</translation>
    </message>
    <message>
        <source>its data was set aside</source>
        <translation>数据已移开</translation>
    </message>
    <message>
        <source>nodes that are lost</source>
        <translation>丢失的节点</translation>
    </message>
    <message>
        <source>it has paused itself</source>
        <translation>它已自行暂停</translation>
    </message>
    <message>
        <source>there was nothing to do</source>
        <translation>无需任何操作</translation>
    </message>
    <message>
        <source>it goes on</source>
        <translation>它继续运行</translation>
    </message>
    <message>
        <source>one node goes on alone</source>
        <translation>一个节点单独继续</translation>
    </message>
    <message>
        <source>last run %1 ago</source>
        <translation>上次运行在 %1前</translation>
    </message>
</context>
<context>
    <name>warrener::ClockCard</name>
    <message>
        <source>%1, %2</source>
        <comment>a person and their role</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The exercise has taken</source>
        <translation>预演已用时</translation>
    </message>
    <message>
        <source>From the disaster to the end of the run</source>
        <translation>从灾难发生到运行结束</translation>
    </message>
    <message>
        <source>Since the disaster began</source>
        <translation>自灾难发生</translation>
    </message>
    <message>
        <source>RTO %1: passed by %2</source>
        <translation>RTO %1：超出 %2</translation>
    </message>
    <message>
        <source>RTO %1: kept</source>
        <translation>RTO %1：达到</translation>
    </message>
    <message>
        <source>RTO %1 passed %2 ago</source>
        <translation>RTO %1 已超过 %2</translation>
    </message>
    <message>
        <source>RTO %1: %2 left</source>
        <translation>RTO %1：还剩 %2</translation>
    </message>
    <message>
        <source>RTO %1: not measured at the table</source>
        <translation>RTO %1：桌面推演不计量</translation>
    </message>
</context>
<context>
    <name>warrener::DocumentEditor</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep for this cluster</source>
        <translation>为此集群保存</translation>
    </message>
    <message>
        <source>The document as text</source>
        <translation>文档文本</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>编辑副本</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>This is no document yet</source>
        <translation>这还不是有效的文档</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>转到第 %1 行</translation>
    </message>
    <message>
        <source>It will stand beside the other plans of this cluster.</source>
        <translation>它将与此集群的其他计划并列。</translation>
    </message>
    <message>
        <source>It will take the place of the shipped plan “%1” for this cluster.</source>
        <translation>在此集群中，它将取代自带的计划“%1”。</translation>
    </message>
    <message>
        <source>It will take the place of this cluster&apos;s own “%1”; the version before is kept.</source>
        <translation>它将取代此集群自己的“%1”；之前的版本会保留。</translation>
    </message>
    <message>
        <source>It can be kept when nothing is wrong with it.</source>
        <translation>没有错误时才能保存。</translation>
    </message>
    <message>
        <source>It could not be kept</source>
        <translation>无法保存</translation>
    </message>
</context>
<context>
    <name>warrener::DocumentForm</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Title, English</source>
        <translation>标题（英文）</translation>
    </message>
    <message>
        <source>Title, Chinese</source>
        <translation>标题（中文）</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Move the step up</source>
        <translation>上移步骤</translation>
    </message>
    <message>
        <source>Move the step down</source>
        <translation>下移步骤</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Title of the step, English</source>
        <translation>步骤标题（英文）</translation>
    </message>
    <message>
        <source>Who answers for the step</source>
        <translation>步骤负责人</translation>
    </message>
    <message>
        <source>What happens if the step fails</source>
        <translation>步骤失败时怎么办</translation>
    </message>
    <message>
        <source>as usual for it</source>
        <translation>按其默认方式</translation>
    </message>
    <message>
        <source>take everything back</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>stop there</source>
        <translation>就此停止</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Instructions for people, English</source>
        <translation>给人员的说明（英文）</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>最长时间</translation>
    </message>
    <message>
        <source>Expected time</source>
        <translation>预计时间</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>如果失败</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>%1. %2 (at once)</source>
        <translation>%1. %2（立即）</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>What a person does</source>
        <translation>人员要做的事</translation>
    </message>
    <message>
        <source>How it is done, and when to say “done”.</source>
        <translation>如何做，以及何时选择“完成”。</translation>
    </message>
    <message>
        <source>Nothing takes it back.</source>
        <translation>无法撤销。</translation>
    </message>
</context>
<context>
    <name>warrener::LiveRecoveryDesk</name>
    <message>
        <source>“%1” is no recovery plan of this cluster</source>
        <translation>“%1”不是此集群的恢复计划</translation>
    </message>
    <message>
        <source>The password of this cluster is not known, or no node has answered yet</source>
        <translation>此集群的密码未知，或尚无节点应答</translation>
    </message>
    <message>
        <source>No cluster here is named “%1”</source>
        <translation>这里没有名为“%1”的集群</translation>
    </message>
    <message>
        <source>What the rehearsal came to could not be kept for %1: %2</source>
        <translation>无法为 %1 保存预演结果：%2</translation>
    </message>
</context>
<context>
    <name>warrener::NextCard</name>
    <message>
        <source>Being taken back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Between two steps</source>
        <translation>两个步骤之间</translation>
    </message>
    <message>
        <source>Next: %1 (%2)</source>
        <translation>下一步：%1（%2）</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Has waited for an answer for %1, at most %2</source>
        <translation>已等待答复 %1，最长 %2</translation>
    </message>
</context>
<context>
    <name>warrener::PrepareView</name>
    <message>
        <source>All of it can be undone.</source>
        <translation>全部可以撤销。</translation>
    </message>
    <message>
        <source>Cannot be undone: %1.</source>
        <translation>无法撤销：%1。</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>It began</source>
        <translation>发生于</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>显示计划</translation>
    </message>
    <message>
        <source>Who does what</source>
        <translation>人员分工</translation>
    </message>
    <message>
        <source>Simulated answers</source>
        <translation>模拟的答复</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>The node that it is about</source>
        <translation>涉及的节点</translation>
    </message>
    <message>
        <source>When the disaster began</source>
        <translation>灾难何时发生</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>原因，记入日志</translation>
    </message>
    <message>
        <source>Why this is done</source>
        <translation>为什么这样做</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Whoever does not serve</source>
        <translation>不提供服务的节点</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>What the step “%1” comes to</source>
        <translation>步骤“%1”的结果</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The nodes are being asked.</source>
        <translation>正在询问节点。</translation>
    </message>
    <message>
        <source>Nothing was asked: there is no plan.</source>
        <translation>没有询问：没有计划。</translation>
    </message>
    <message>
        <source>The rules are being asked.</source>
        <translation>正在检查规则。</translation>
    </message>
    <message>
        <source>This plan asks for no rule: nothing of it takes a node away.</source>
        <translation>此计划不需要规则：其中没有任何步骤会移走节点。</translation>
    </message>
    <message>
        <source>Run the plan</source>
        <translation>运行计划</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>There is nothing to run</source>
        <translation>没有可运行的内容</translation>
    </message>
    <message>
        <source>Every step is gone through with the people who would do it. Nothing of the cluster is asked or changed.</source>
        <translation>与执行人员一起走过每个步骤。不会询问或更改集群的任何内容。</translation>
    </message>
    <message>
        <source>The rules are being asked</source>
        <translation>正在检查规则</translation>
    </message>
    <message>
        <source>A rule is overridden; the journal keeps why.</source>
        <translation>已越过一条规则；原因记入日志。</translation>
    </message>
    <message>
        <source>Plan of</source>
        <translation>计划所属</translation>
    </message>
    <message>
        <source>Whose plan is run</source>
        <translation>运行谁的计划</translation>
    </message>
    <message>
        <source>This cluster, in earnest</source>
        <translation>本集群，实际执行</translation>
    </message>
    <message>
        <source>%1, as a rehearsal here</source>
        <translation>%1，在此预演</translation>
    </message>
    <message>
        <source>In earnest, with its times: open %1 and run the plan there, as a rehearsal for %2.</source>
        <translation>要实际执行并计时：打开 %1，在那里运行该计划，作为对 %2 的预演。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Every step is taken on the hosts that %1 names, none on those of %2.</source>
        <translation>每个步骤都在 %1 所列的主机上执行，不涉及 %2 的主机。</translation>
    </message>
    <message>
        <source>Refused: “%1” is not met</source>
        <translation>已拒绝：“%1”不成立</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The backup that is restored</source>
        <translation>要恢复的备份</translation>
    </message>
    <message>
        <source>The newest good one</source>
        <translation>最新的完好备份</translation>
    </message>
    <message>
        <source>dated ahead of now</source>
        <translation>时间晚于现在</translation>
    </message>
    <message>
        <source>%1, %2, verified: %3</source>
        <translation>%1，%2，已校验：%3</translation>
    </message>
    <message>
        <source>%1, %2, not verified: %3</source>
        <translation>%1，%2，未校验：%3</translation>
    </message>
    <message>
        <source>What is restored into %1: the backup %2 of %3.</source>
        <translation>恢复到 %1 的是：%3 的备份 %2。</translation>
    </message>
    <message>
        <source>%1, %2, verified: %3</source>
        <translation>%1，%2，已校验：%3</translation>
    </message>
    <message>
        <source>%1, %2, not verified: %3</source>
        <translation>%1，%2，未校验：%3</translation>
    </message>
    <message>
        <source>%1, %2, verified: %3</source>
        <comment>cluster, how old, id</comment>
        <translation>%1，%2，已校验：%3</translation>
    </message>
    <message>
        <source>%1, %2, not verified: %3</source>
        <comment>cluster, how old, id</comment>
        <translation>%1，%2，未校验：%3</translation>
    </message>
</context>
<context>
    <name>warrener::ReadinessBar</name>
    <message>
        <source>of 100</source>
        <comment>a score</comment>
        <translation>／100</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>%1前读取</translation>
    </message>
    <message>
        <source>Readiness %1 of 100</source>
        <translation>就绪度 %1／100</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points</comment>
        <translation>%1／%2</translation>
    </message>
</context>
<context>
    <name>warrener::RecoveryPage</name>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The plan is kept for this cluster</source>
        <translation>计划已为此集群保存</translation>
    </message>
    <message>
        <source>A document is being edited: keep it, or leave it, first.</source>
        <translation>正在编辑文档：请先保存或放弃。</translation>
    </message>
    <message>
        <source>The plans are being read</source>
        <translation>正在读取计划</translation>
    </message>
    <message>
        <source>Documents, the journal of this console and the catalogue of backups tell how ready the cluster is.</source>
        <translation>文档、本控制台的日志和备份目录说明集群的准备程度。</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>未能成功</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>“%1” was left in the middle</source>
        <translation>“%1”在中途被遗留</translation>
    </message>
    <message>
        <source>%1 began it at %2; %3 of %4 steps were finished.</source>
        <translation>由 %1 于 %2 开始；已完成 %3／%4 个步骤。</translation>
    </message>
    <message>
        <source>Finish or undo…</source>
        <translation>完成或撤销…</translation>
    </message>
    <message>
        <source>“%1” goes on</source>
        <translation>“%1”正在进行</translation>
    </message>
    <message>
        <source>Begun by %1 at %2.</source>
        <translation>由 %1 于 %2 开始。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>“%1” is running; the next one can begin when it has ended.</source>
        <translation>“%1”正在运行；结束后才能开始下一个。</translation>
    </message>
    <message>
        <source>Leave without keeping the document?</source>
        <translation>不保存文档就离开吗？</translation>
    </message>
    <message>
        <source>What was changed is lost; the plan stays as it was.</source>
        <translation>更改会丢失；计划保持原样。</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Remove this cluster&apos;s own “%1”?</source>
        <translation>删除此集群自己的“%1”吗？</translation>
    </message>
    <message>
        <source>Where a plan of that name is shipped, it holds again. The versions that were kept stay in the folder.</source>
        <translation>如果有自带的同名计划，它将重新生效。保存的各版本仍留在文件夹中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 plans, %2 of them this cluster&apos;s own</source>
        <translation>%1 个计划，其中 %2 个是此集群自己的</translation>
    </message>
    <message>
        <source>%1 plans for this cluster</source>
        <translation>此集群的 %1 个计划</translation>
    </message>
</context>
<context>
    <name>warrener::RehearsalBand</name>
    <message>
        <source>Rehearsal: every answer is simulated, and nothing of any cluster is asked or touched</source>
        <translation>预演：所有答复都是模拟的，不会询问或触碰任何集群</translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Every answer is simulated; nothing of any cluster is asked or touched.</source>
        <translation>所有答复都是模拟的；不会询问或触碰任何集群。</translation>
    </message>
</context>
<context>
    <name>warrener::ReportView</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Not as planned</source>
        <translation>与计划不符</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Keep the lessons</source>
        <translation>保存经验教训</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What the step wrote</source>
        <translation>步骤的输出</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>经验教训</translation>
    </message>
    <message>
        <source>What was learned of it</source>
        <translation>从中学到了什么</translation>
    </message>
    <message>
        <source>What would have made it faster or safer? It goes into the report, and into the journal.</source>
        <translation>怎样才能更快或更安全？内容会写入报告和日志。</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1 to %2, begun by %3. Run %4.</source>
        <translation>%1 至 %2，由 %3 开始。运行 %4。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>RTO</source>
        <translation>RTO</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>RPO</source>
        <translation>RPO</translation>
    </message>
    <message>
        <source>All of it went as planned.</source>
        <translation>全部按计划进行。</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>when, who, what</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Nobody had to decide anything.</source>
        <translation>没有人需要做决定。</translation>
    </message>
    <message>
        <source>Remark of %1</source>
        <translation>备注，%1</translation>
    </message>
    <message>
        <source>The step wrote nothing.</source>
        <translation>该步骤没有输出。</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>The report was saved as %1</source>
        <translation>报告已保存为 %1</translation>
    </message>
    <message>
        <source>The lessons are in the journal</source>
        <translation>经验教训已记入日志</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm:ss</source>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>warrener::RolesCard</name>
    <message>
        <source>Who does what</source>
        <translation>人员分工</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1／%2 个步骤</translation>
    </message>
</context>
<context>
    <name>warrener::ScenarioList</name>
    <message>
        <source>No plan holds that text. Esc shows all.</source>
        <translation>没有包含该文本的计划。按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Find a plan</source>
        <translation>查找计划</translation>
    </message>
    <message>
        <source>Text to find recovery plans by</source>
        <translation>用于查找恢复计划的文本</translation>
    </message>
    <message>
        <source>Recovery plans</source>
        <translation>恢复计划</translation>
    </message>
</context>
<context>
    <name>warrener::ScenarioModel</name>
    <message>
        <source>%1, readiness %2 of 100, %3</source>
        <translation>%1，就绪度 %2／100，%3</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自有</translation>
    </message>
</context>
<context>
    <name>warrener::ScenarioView</name>
    <message>
        <source>Not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>就绪度</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>运行…</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>预演…</translation>
    </message>
    <message>
        <source>Back to the shipped one…</source>
        <translation>恢复为自带版本…</translation>
    </message>
    <message>
        <source>What of the plan is shown</source>
        <translation>显示计划的哪一部分</translation>
    </message>
    <message>
        <source>%1 of 100</source>
        <comment>readiness</comment>
        <translation>%1／100</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Version %1, for RabbitMQ %2</source>
        <translation>版本 %1，适用于 RabbitMQ %2</translation>
    </message>
    <message>
        <source>this cluster&apos;s own</source>
        <translation>此集群自己的</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>RTO, target %1</source>
        <translation>RTO，目标 %1</translation>
    </message>
    <message>
        <source>RPO, target %1</source>
        <translation>RPO，目标 %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>编辑副本…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>A document that cannot be read is no plan to run</source>
        <translation>无法读取的文档不能作为计划运行</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>运行记录 %1</translation>
    </message>
    <message>
        <source>This document cannot be read</source>
        <translation>此文档无法读取</translation>
    </message>
    <message>
        <source>Edit the document…</source>
        <translation>编辑文档…</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>How one knows</source>
        <translation>如何判断</translation>
    </message>
    <message>
        <source>Good when</source>
        <translation>成功标准</translation>
    </message>
    <message>
        <source>Who does what</source>
        <translation>人员分工</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how a run ended, and when</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a role and what it does</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>如果失败</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>What is not done, and why</source>
        <translation>不做什么，以及原因</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points</comment>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>It has neither been run nor rehearsed yet. A rehearsal shows what people have to do, and costs the cluster nothing.</source>
        <translation>既未运行也未预演过。预演能说明人员要做什么，而且不影响集群。</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report of %1</source>
        <translation>%1 的报告</translation>
    </message>
    <message>
        <source>%1: read back as of %2 ago</source>
        <translation>%1：已回读，截至 %2前</translation>
    </message>
    <message>
        <source>%1: read back as of %2 ago</source>
        <translation>%1：%2 前的备份已读回校验</translation>
    </message>
    <message>
        <source>%1: read back as of %2 ago</source>
        <comment>part of a backup</comment>
        <translation>%1：%2 前的备份已读回校验</translation>
    </message>
</context>
<context>
    <name>warrener::TimelineModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a state and what it came to</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
</context>
<context>
    <name>warrener::WarRoom</name>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
</context>
<context>
    <name>warrener::SummaryCard</name>
    <message numerus="yes">
        <source>%n more in the list</source>
        <translation>
            <numerusform>列表中还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>at most %1</source>
        <translation>最高 %1</translation>
    </message>
    <message>
        <source>shaded: %1</source>
        <translation>阴影：%1</translation>
    </message>
</context>
<context>
    <name>RecoveryAction</name>
    <message>
        <source>Write down how things stand</source>
        <translation>记录当前状态</translation>
    </message>
    <message>
        <source>Find out what keeps the node from serving</source>
        <translation>查明节点为何无法服务</translation>
    </message>
    <message>
        <source>List queues whose only copy is on the node</source>
        <translation>列出仅在此节点有副本的队列</translation>
    </message>
    <message>
        <source>Ask whether a condition comes true</source>
        <translation>查询条件是否成立</translation>
    </message>
    <message>
        <source>Wait until a condition is true</source>
        <translation>等待条件成立</translation>
    </message>
    <message>
        <source>Start the service</source>
        <translation>启动服务</translation>
    </message>
    <message>
        <source>Stop the service</source>
        <translation>停止服务</translation>
    </message>
    <message>
        <source>Restart the service</source>
        <translation>重启服务</translation>
    </message>
    <message>
        <source>Start RabbitMQ in its Erlang VM</source>
        <translation>在其 Erlang 虚拟机中启动 RabbitMQ</translation>
    </message>
    <message>
        <source>Let a stopped process go on</source>
        <translation>让被停住的进程继续</translation>
    </message>
    <message>
        <source>Set the data of the node aside</source>
        <translation>将节点的数据移到一旁</translation>
    </message>
    <message>
        <source>Let the cluster forget the node</source>
        <translation>让集群移出该节点</translation>
    </message>
    <message>
        <source>Join the node to the cluster</source>
        <translation>让节点加入集群</translation>
    </message>
    <message>
        <source>Give queues their member on the node again</source>
        <translation>为队列补回该节点上的成员</translation>
    </message>
    <message>
        <source>Let nodes that have paused themselves go on</source>
        <translation>让自行暂停的节点继续</translation>
    </message>
    <message>
        <source>Let the metadata go on with the node that is left</source>
        <translation>让元数据以剩余节点继续</translation>
    </message>
    <message>
        <source>Let queues go on with the member that is left</source>
        <translation>让队列以剩余成员继续</translation>
    </message>
    <message>
        <source>List streams that stand still</source>
        <translation>列出停滞的流</translation>
    </message>
    <message>
        <source>Let the streams’ coordinator go on with the node that is left</source>
        <translation>让流的协调者以剩余节点继续</translation>
    </message>
    <message>
        <source>Wait until the members are in sync</source>
        <translation>等待成员同步</translation>
    </message>
    <message>
        <source>Spread the leaders</source>
        <translation>分散领导者</translation>
    </message>
    <message>
        <source>Send messages through</source>
        <translation>发送消息进行验证</translation>
    </message>
    <message>
        <source>Find out what fills the disk</source>
        <translation>查明磁盘被什么占满</translation>
    </message>
    <message>
        <source>Copy the peers’ Erlang cookie</source>
        <translation>复制其他节点的 Erlang cookie</translation>
    </message>
    <message>
        <source>Enable every stable feature flag</source>
        <translation>启用所有稳定的功能标志</translation>
    </message>
    <message>
        <source>Read the certificates anew</source>
        <translation>重新读取证书</translation>
    </message>
    <message>
        <source>Send the clients to this cluster</source>
        <translation>把客户端切换到此集群</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>A person does something</source>
        <translation>由人执行</translation>
    </message>
    <message>
        <source>A person agrees, or does not</source>
        <translation>由人批准</translation>
    </message>
</context>
<context>
    <name>PlainFile</name>
    <message>
        <source>it is no plain file</source>
        <translation>不是普通文件</translation>
    </message>
</context>
<context>
    <name>WrittenJson</name>
    <message>
        <source>this is no JSON: %1</source>
        <translation>这不是 JSON：%1</translation>
    </message>
    <message>
        <source>this is no JSON object</source>
        <translation>这不是 JSON 对象</translation>
    </message>
    <message>
        <source>“%1” stands there twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
</context>
</TS>

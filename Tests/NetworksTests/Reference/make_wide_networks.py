"""Makes network_wide_*.json: reference values in float64 for networks wide enough for minimal filtering (16 channels and
more), in the form that README.md describes. Needs PyTorch; writes into the folder it is started in.

Inputs and weights are float32 numbers, so that rounding them is no part of a difference. A network in which float32
flips the sign of a single pre-activation near zero differs by some 1e-2 in its gradients in any float32 program, PyTorch's
own among them; these seeds have none, which torch.float32 beside torch.float64 shows (errors of 1e-6).
"""
import json,base64,numpy as np,torch,torch.nn.functional as F,math
torch.set_default_dtype(torch.float64)
def A(t): 
    a=t.detach().numpy().astype('<f8'); return {"shape":list(a.shape),"data":base64.b64encode(a.tobytes()).decode()}
def norm(x,kind,p,i,groups,run):
    k=f'features.{5*i+2}'; g,b=p[k+'.gamma'],p[k+'.beta']
    if kind in('batch-norm','variance-norm'):
        if run['train']:
            m=x.mean((0,2,3),keepdim=True); v=x.var((0,2,3),unbiased=False,keepdim=True)
            run[k+'m']=.9*run.get(k+'m',torch.zeros_like(m))+.1*m.detach(); run[k+'v']=.9*run.get(k+'v',torch.ones_like(v))+.1*v.detach()
        else: m,v=run[k+'m'],run[k+'v']
        if kind=='variance-norm': m=torch.zeros_like(m)
        return g*(x-m)/torch.sqrt(v+1e-5)+b
    n,c,h,w=x.shape; y=x.reshape(n,groups,-1); m=y.mean(2,keepdim=True); v=y.var(2,unbiased=False,keepdim=True)
    return g*((y-m)/torch.sqrt(v+1e-5)).reshape(x.shape)+b
def make(name,kind,widths,strides,side,batch,seed,groups=1):
    torch.manual_seed(seed); p={}; c=3
    for i,w in enumerate(widths):
        p[f'features.{5*i}.weight']=torch.randn(w,c,3,3)*math.sqrt(2/(9*c)); c=w
        if kind!='none':
            p[f'features.{5*i+2}.gamma']=torch.ones(1,w,1,1)+.1*torch.randn(1,w,1,1); p[f'features.{5*i+2}.beta']=.1*torch.randn(1,w,1,1)
    p['classifier.weight']=torch.randn(10,c)/math.sqrt(c); p['classifier.bias']=torch.zeros(10)
    # float32-representable, so that rounding inputs is no part of the difference
    for k in p: p[k]=p[k].float().double().requires_grad_()
    x0=torch.randn(batch,3,side,side).float().double(); lab=torch.randint(0,10,(batch,)); run={'train':True}
    def fwd(rec=None):
        x=x0
        for i,s in enumerate(strides):
            x=F.conv2d(x,p[f'features.{5*i}.weight'],stride=s,padding=1)
            if rec is not None: x.retain_grad(); rec.append(x)
            if kind!='none': x=norm(x,kind,p,i,groups,run)
            x=F.relu(x)
        return F.linear(x.mean((2,3)),p['classifier.weight'],p['classifier.bias'])
    start={k:A(v) for k,v in p.items()}; losses=[];gn=[];sd=[];vel={k:torch.zeros_like(v) for k,v in p.items()}
    for step in range(3):
        rec=[]; lo=fwd(rec); L=F.cross_entropy(lo,lab); 
        for v in p.values(): v.grad=None
        L.backward(); losses.append(L.item())
        if step==0: first=A(lo); grads={k:A(v.grad) for k,v in p.items()}
        gn.append([r.grad.norm().item() for r in rec]); sd.append([r.std((0,2,3)).mean().item() for r in rec])
        with torch.no_grad():
            for k,v in p.items(): vel[k]=.9*vel[k]+v.grad+1e-4*v; v-=.02*vel[k]
    run['train']=False; ev=A(fwd())
    json.dump({"note":"wide enough for minimal filtering","architecture":{"family":"cnn","widths":widths,"strides":strides},"normalizer":kind,"groupCount":groups if kind=='group-norm' else None,"weights":"plain","input":A(x0),"labels":lab.tolist(),"learningRate":.02,"momentum":.9,"weightDecay":1e-4,"parameters":start,"firstLogits":first,"firstGradients":grads,"losses":losses,"probes":{"activations":[],"convolutions":[{"name":f"features.{5*i+1}","standardDeviation":[s[i] for s in sd],"gradientNorm":[g[i] for g in gn]} for i in range(len(widths))]},"evaluationLogitsAfter":ev},open(f'network_{name}.json','w'))
for kind, groups in (('batch-norm', 1), ('group-norm', 4), ('none', 1)):
    make(f'wide_{kind}', kind, [16, 16, 32, 32], [1, 2, 1, 2], 16, 8, 0, groups)
